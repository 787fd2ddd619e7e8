#!/bin/bash
# Compiles the kernels with sanitizers, and puts them to work with every instruction set that the machine has.
#
#   sanitize.sh FOLDER ROUNDS [SEED]     what is compiled goes into FOLDER; ends with 1 when something is found
set -eu -o pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1 rounds=$2 seed=${3:-1}
mkdir -p "$folder"
# Swift's own, which has sanitizers; its thread sanitizer wants Swift's libdispatch.
clang=$(dirname "$(readlink -f "$(command -v swiftc || command -v clang)")")/clang
[ -x "$clang" ] || clang=clang
swift=$(dirname "$clang")/../lib/swift/linux
# Not optimized: what is computed to be thrown away is looked at too, and this takes seconds instead of minutes.
compile() { # NAME FLAGS…
  local name=$1; shift
  "$clang" -std=c17 -g -O0 -fno-omit-frame-pointer -fno-sanitize-recover=all "$@" \
    -I"$root/Sources/CKernels" -I"$root/Sources/CKernels/include" \
    "$root"/Sources/CKernels/*.c "$root/Tests/Sanitizers/kernels.c" -lm -pthread -o "$folder/$name"
}
threads=()
[ "$(uname)" = Linux ] && threads=(-fuse-ld=lld)
compile memory -fsanitize=address,undefined "${threads[@]}"
[ -e "$swift/libdispatch.so" ] && threads+=("-L$swift" -ldispatch -lBlocksRuntime "-Wl,-rpath,$swift")
compile threads -fsanitize=thread "${threads[@]}"

# They find what is there to be found.
if "$folder/memory" overrun 2>/dev/null; then echo "the address sanitizer finds nothing" >&2; exit 1; fi
if "$folder/threads" race 2>/dev/null; then echo "the thread sanitizer finds nothing" >&2; exit 1; fi

for variant in widest avx2 portable; do
  CAHIER_KERNELS=$variant "$folder/memory" "$rounds" "$seed"
  CAHIER_KERNELS=$variant "$folder/threads" "$rounds" "$seed"
done
