#!/bin/bash
# Compiles the kernels for this machine and for 64-bit Arm, as SwiftPM compiles them, each with evaluate.c, and for Arm with
# the odd sizes of Tests/Sanitizers too.
#
#   build.sh FOLDER      makes native, aarch64 and aarch64-odd there
set -eu -o pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
# Swift's own, which compiles the kernels on Arm too; Debian's cross compiler brings the libraries, and links.
clang=$(dirname "$(readlink -f "$(command -v swiftc || command -v clang)")")/clang
[ -x "$clang" ] || clang=clang
compile() { # FOLDER FLAGS…
  local objects=$1; shift
  mkdir -p "$objects/kernels"
  local flags=(-std=gnu17 -O2 -g -fno-omit-frame-pointer -I"$root/Sources/CKernels" -I"$root/Sources/CKernels/include" "$@")
  (cd "$objects/kernels" && "$clang" "${flags[@]}" -c "$root"/Sources/CKernels/*.c)
  "$clang" "${flags[@]}" -c "$root/Tests/Kernels/evaluate.c" -o "$objects/evaluate.o"
  "$clang" "${flags[@]}" -c "$root/Tests/Sanitizers/kernels.c" -o "$objects/odd.o"
}
compile "$folder/here"
"$clang" "$folder"/here/evaluate.o "$folder"/here/kernels/*.o -lm -pthread -o "$folder/native"
arm=(--target=aarch64-linux-gnu)
[ "$(uname -m)" = aarch64 ] || arm+=(-isystem /usr/aarch64-linux-gnu/include)
compile "$folder/arm" "${arm[@]}"
for program in evaluate:aarch64 odd:aarch64-odd; do
  aarch64-linux-gnu-gcc -static "$folder/arm/${program%:*}.o" "$folder"/arm/kernels/*.o -lm -pthread \
    -o "$folder/${program#*:}"
done
