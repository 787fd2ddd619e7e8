import Foundation

extension Error {
  /// Why a file could not be written or read, in a few words that follow a colon.
  package var fileReason: String {
    let error = self as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    if cause.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(cause.code))) }
    switch (self as? CocoaError)?.code {
    case .fileWriteOutOfSpace?: return "the disk is full"
    case .fileWriteNoPermission?, .fileReadNoPermission?: return "there is no permission to"
    case .fileWriteVolumeReadOnly?: return "the file system is read-only"
    case .fileNoSuchFile?, .fileReadNoSuchFile?: return "there is no such folder"
    default:
      let text = error.localizedDescription
      return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
  }
}
