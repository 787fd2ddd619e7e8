// Vectors of LANES numbers, and elementary functions of them.

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")
// For loops whose body has as many sums as there are registers: unrolled, the compiler would keep some in memory.
#define ROLLED _Pragma("clang loop unroll(disable)")

enum {
  panel = PANEL,  // samples
  panel_vectors = panel / LANES,
  block_samples = ck_block_samples,
  block_panels = block_samples / panel,
  block_vectors = block_samples / LANES,
  is_single = sizeof(Real) == sizeof(float),
  most_abreast = 5,  // vectors that elementary functions are taken of at once
};

typedef Real Vector __attribute__((vector_size(LANES * sizeof(Real))));
typedef __typeof__((Vector){0} < (Vector){0}) Mask;

INLINE Vector splat(Real x) { return (Vector){0} + x; }
INLINE Vector choose(Mask mask, Vector yes, Vector no) { return (Vector)(((Mask)yes & mask) | ((Mask)no & ~mask)); }
INLINE Vector larger(Vector a, Vector b) { return __builtin_elementwise_max(a, b); }
INLINE Vector smaller(Vector a, Vector b) { return __builtin_elementwise_min(a, b); }
INLINE Vector magnitude(Vector a) { return larger(a, -a); }

// eˣ of some vectors, for x beyond the range of normal numbers that of its end: x = k ln 2 + r with ln 2 in two parts, k
// rounded by a magic constant, and a polynomial in r. It needs the arithmetic as written: under -ffast-math the rounding
// is optimized away. Vectors go abreast: of one alone each step waits for the last, and the next vector's lie too far
// behind for the processor to see them.
INLINE void exponentials(Vector *x, int count) {
#if SINGLE
  const Real end = 87, magic = 12582912;
  const Real ln2_high = 0.693359375f, ln2_low = -2.12194440e-4f;
  static const Real terms[] = {0.0013926213466332444f, 0.008363202971555875f, 0.04166655443768594f,
                               0.16666576846995977f, 0.5f, 1, 1};
  enum { significand = 23 };
#else
  const Real end = 708, magic = 6755399441055744;
  const Real ln2_high = 0.693147180369123816490, ln2_low = 1.90821492927058770002e-10;
  static const Real terms[] = {
    2.5100424157005067e-08, 2.7620138719733994e-07, 2.7557268378684192e-06, 2.480152119021773e-05,
    0.00019841269863105968, 0.0013888888917281794, 0.008333333333330051, 0.04166666666662399,
    0.16666666666666669, 0.5, 1, 1};
  enum { significand = 52 };
#endif
  Vector shifted[most_abreast], r[most_abreast], p[most_abreast];
  UNROLL for (int i = 0; i < count; i++) {
    x[i] = smaller(larger(x[i], splat(-end)), splat(end));
    shifted[i] = x[i] * (Real)1.4426950408889634 + magic;
    Vector k = shifted[i] - magic;
    r[i] = x[i] - k * ln2_high - k * ln2_low;
    p[i] = splat(terms[0]);
  }
  UNROLL for (size_t term = 1; term < sizeof terms / sizeof *terms; term++)
    UNROLL for (int i = 0; i < count; i++) p[i] = p[i] * r[i] + terms[term];
  UNROLL for (int i = 0; i < count; i++) x[i] = (Vector)((Mask)p[i] + ((Mask)shifted[i] << significand));
}

INLINE Vector exponential(Vector x) {
  exponentials(&x, 1);
  return x;
}

// Σ of the lanes, in order.
INLINE double total(Vector v) {
  double sum = 0;
  UNROLL for (int lane = 0; lane < LANES; lane++) sum += v[lane];
  return sum;
}

// LANES rows of LANES numbers become columns: each of log₂ LANES rounds interleaves the two halves of the rows.
INLINE void transpose(Vector rows[LANES]) {
  UNROLL for (int round = 1; round < LANES; round *= 2) {
    Vector mixed[LANES];
    UNROLL for (int i = 0; i < LANES / 2; i++) {
      Vector a = rows[i], b = rows[i + LANES / 2];
#if LANES == 2
      mixed[2 * i] = __builtin_shufflevector(a, b, 0, 2);
      mixed[2 * i + 1] = __builtin_shufflevector(a, b, 1, 3);
#elif LANES == 4
      mixed[2 * i] = __builtin_shufflevector(a, b, 0, 4, 1, 5);
      mixed[2 * i + 1] = __builtin_shufflevector(a, b, 2, 6, 3, 7);
#elif LANES == 8
      mixed[2 * i] = __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
      mixed[2 * i + 1] = __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
#elif LANES == 16
      mixed[2 * i] = __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      mixed[2 * i + 1] = __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
#endif
    }
    UNROLL for (int i = 0; i < LANES; i++) rows[i] = mixed[i];
  }
}
