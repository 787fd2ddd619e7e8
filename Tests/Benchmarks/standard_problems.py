"""The sums of squares of Moré, Garbow and Hillstrom, ACM TOMS 7(1), 1981, as in StandardProblems.swift.

Residuals are analytic, so gradients come from complex steps, exact to rounding.
"""

import numpy as np

SQRT = np.sqrt


def rosenbrock(x):
    return [10 * (x[1] - x[0] ** 2), 1 - x[0]]


def freudenstein_and_roth(x):
    return [-13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1], -29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1]]


def powell_badly_scaled(x):
    return [1e4 * x[0] * x[1] - 1, np.exp(-x[0]) + np.exp(-x[1]) - 1.0001]


def brown_badly_scaled(x):
    return [x[0] - 1e6, x[1] - 2e-6, x[0] * x[1] - 2]


def beale(x):
    return [y - x[0] * (1 - x[1] ** i) for i, y in [(1, 1.5), (2, 2.25), (3, 2.625)]]


def jennrich_and_sampson(x):
    return [2 + 2 * i - (np.exp(i * x[0]) + np.exp(i * x[1])) for i in range(1, 11)]


def helical_valley(x):
    turn = np.arctan(x[1] / x[0]) / (2 * np.pi) + (0.5 if x[0].real < 0 else 0)
    return [10 * (x[2] - 10 * turn), 10 * (SQRT(x[0] ** 2 + x[1] ** 2) - 1), x[2]]


def bard(x):
    y = [0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39]
    return [y[i - 1] - (x[0] + i / ((16 - i) * x[1] + min(i, 16 - i) * x[2])) for i in range(1, 16)]


def gaussian(x):
    y = [0.0009, 0.0044, 0.0175, 0.0540, 0.1295, 0.2420, 0.3521, 0.3989]
    y += y[-2::-1]
    return [x[0] * np.exp(-x[1] * ((8 - i) / 2 - x[2]) ** 2 / 2) - y[i - 1] for i in range(1, 16)]


def box_three_dimensional(x):
    t = 0.1 * np.arange(1, 11)
    return np.exp(-t * x[0]) - np.exp(-t * x[1]) - x[2] * (np.exp(-t) - np.exp(-10 * t))


def powell_singular(x):
    return [x[0] + 10 * x[1], SQRT(5) * (x[2] - x[3]), (x[1] - 2 * x[2]) ** 2, SQRT(10) * (x[0] - x[3]) ** 2]


def wood(x):
    return [10 * (x[1] - x[0] ** 2), 1 - x[0], SQRT(90) * (x[3] - x[2] ** 2), 1 - x[2],
            SQRT(10) * (x[1] + x[3] - 2), (x[1] - x[3]) / SQRT(10)]


def kowalik_and_osborne(x):
    y = np.array([0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246])
    u = np.array([4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625])
    return y - x[0] * (u * u + u * x[1]) / (u * u + u * x[2] + x[3])


def brown_and_dennis(x):
    t = np.arange(1, 21) / 5
    return (x[0] + t * x[1] - np.exp(t)) ** 2 + (x[2] + x[3] * np.sin(t) - np.cos(t)) ** 2


def biggs_exp6(x):
    t = 0.1 * np.arange(1, 14)
    y = np.exp(-t) - 5 * np.exp(-10 * t) + 3 * np.exp(-4 * t)
    return x[2] * np.exp(-t * x[0]) - x[3] * np.exp(-t * x[1]) + x[5] * np.exp(-t * x[4]) - y


def watson(x):
    t, j = np.arange(1, 30)[:, None] / 29, np.arange(6)
    slope = (j[1:] * t ** (j[1:] - 1)) @ x[1:]
    return np.r_[slope - ((t ** j) @ x) ** 2 - 1, x[0], x[1] - x[0] ** 2 - 1]


def extended_rosenbrock(x):
    return np.r_[10 * (x[10:] - x[:10] ** 2), 1 - x[:10]]


def penalty_1(x):
    return np.r_[SQRT(1e-5) * (x - 1), (x ** 2).sum() - 0.25]


def penalty_2(x):
    a, i = SQRT(1e-5), np.arange(1, 4)
    growing = a * (np.exp(x[1:] / 10) + np.exp(x[:-1] / 10) - (np.exp((i + 1) / 10) + np.exp(i / 10)))
    shrinking = a * (np.exp(x[1:] / 10) - np.exp(-0.1))
    return np.r_[x[0] - 0.2, growing, shrinking, ((4 - np.arange(4)) * x ** 2).sum() - 1]


def variably_dimensioned(x):
    weighted = (np.arange(1, 11) * (x - 1)).sum()
    return np.r_[x - 1, weighted, weighted ** 2]


def trigonometric(x):
    return 10 - np.cos(x).sum() + np.arange(1, 11) * (1 - np.cos(x)) - np.sin(x)


def discrete_boundary_value(x):
    h, padded = 1 / 11, np.r_[0, x, 0]
    t = np.arange(1, 11) * h
    return 2 * x - padded[:-2] - padded[2:] + h * h * (x + t + 1) ** 3 / 2


def broyden_tridiagonal(x):
    padded = np.r_[0, x, 0]
    return (3 - 2 * x) * x - padded[:-2] - 2 * padded[2:] + 1


def linear_full_rank(x):
    mean = 0.2 * x.sum()
    return np.r_[x - mean - 1, np.full(5, -mean - 1)]


def chebyquad(x):
    previous, current, residuals = 0 * x + 1, 2 * x - 1, []
    for i in range(1, 9):
        residuals.append(current.sum() / 8 + (1 / (i * i - 1) if i % 2 == 0 else 0))
        previous, current = current, (4 * x - 2) * current - previous
    return residuals


# number: residuals, start, published minima
PROBLEMS = {
    1: (rosenbrock, [-1.2, 1], [0]),
    2: (freudenstein_and_roth, [0.5, -2], [0, 48.9842]),
    3: (powell_badly_scaled, [0, 1], [0]),
    4: (brown_badly_scaled, [1, 1], [0]),
    5: (beale, [1, 1], [0]),
    6: (jennrich_and_sampson, [0.3, 0.4], [124.362]),
    7: (helical_valley, [-1, 0, 0], [0]),
    8: (bard, [1, 1, 1], [8.21487e-3, 17.4286]),
    9: (gaussian, [0.4, 1, 0], [1.12793e-8]),
    12: (box_three_dimensional, [0, 10, 20], [0]),
    13: (powell_singular, [3, -1, 0, 1], [0]),
    14: (wood, [-3, -1, -3, -1], [0]),
    15: (kowalik_and_osborne, [0.25, 0.39, 0.415, 0.39], [3.07505e-4, 1.02734e-3]),
    16: (brown_and_dennis, [25, 5, -5, -1], [85822.2]),
    18: (biggs_exp6, [1, 2, 1, 1, 1, 1], [0, 5.65565e-3]),
    20: (watson, [0] * 6, [2.28767e-3]),
    21: (extended_rosenbrock, [-1.2] * 10 + [1] * 10, [0]),
    23: (penalty_1, [1, 2, 3, 4], [2.24997e-5]),
    24: (penalty_2, [0.5] * 4, [9.37629e-6]),
    25: (variably_dimensioned, [1 - j / 10 for j in range(1, 11)], [0]),
    26: (trigonometric, [0.1] * 10, [0, 2.79506e-5]),
    28: (discrete_boundary_value, [i * (i - 11) / 121 for i in range(1, 11)], [0]),
    30: (broyden_tridiagonal, [-1] * 10, [0]),
    32: (linear_full_rank, [1] * 5, [5]),
    35: (chebyquad, [j / 9 for j in range(1, 9)], [3.51687e-3]),
}


def value_and_gradient(residuals, x):
    r = np.asarray(residuals(x.astype(complex))).real
    gradient = np.empty(len(x))
    for j in range(len(x)):
        moved = x.astype(complex)
        moved[j] += 1e-30j
        gradient[j] = 2 * (r * np.asarray(residuals(moved)).imag).sum() / 1e-30
    return (r * r).sum(), gradient


def is_published(value, minima):
    return any(abs(value - m) <= 1e-9 + 5e-6 * m for m in minima)


def evaluations(method, limit=5000):
    """By problem, scipy's evaluations up to the first at a published minimum; none where there is no such one."""
    from scipy.optimize import minimize

    options = {"L-BFGS-B": {"maxiter": limit, "maxfun": limit, "ftol": 0, "gtol": 1e-9},
               "TNC": {"maxfun": limit, "ftol": 0, "xtol": 0, "gtol": 1e-9},
               "CG": {"maxiter": limit, "gtol": 1e-9}}[method]
    counts = {}
    for number, (residuals, start, minima) in PROBLEMS.items():
        values = []

        def objective(x):
            value, gradient = value_and_gradient(residuals, x)
            values.append(value)
            return value, gradient

        with np.errstate(all="ignore"):
            minimize(objective, np.array(start, float), jac=True, method=method, options=options)
        hits = [i + 1 for i, value in enumerate(values) if is_published(value, minima)]
        counts[number] = hits[0] if hits else None
    return counts


if __name__ == "__main__":
    # Writes what BatteryTests.swift holds our methods against.
    import json
    import pathlib
    import scipy

    document = {"scipy": scipy.__version__}
    for method in ["L-BFGS-B", "TNC", "CG"]:
        document[method] = {str(number): count for number, count in evaluations(method).items()}
    folder = pathlib.Path(__file__).parents[1] / "Fixtures" / "Learning"
    (folder / "scipy-evaluations.json").write_text(json.dumps(document, indent=1) + "\n")
