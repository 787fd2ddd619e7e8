/// Which of several ways to compute is in use. Results agree to rounding between them, not bit for bit.
package enum NumericVariant {
  /// The instruction set that the kernels were chosen for: `avx512`, `avx2` or `portable`.
  package static var current: String { KernelRoom.variant }
}
