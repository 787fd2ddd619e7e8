"""Our evaluation and training beside numpy, scipy and (where installed) PyTorch: make bench.

    python3 benchmark.py BENCHMARK CAHIER [--quick]

BENCHMARK is the executable that Benchmark.swift becomes, CAHIER the command. All sides take turns in one run, on the same samples from the
same Θ₀, with two threads each; the table has medians, and ratios of medians. A turn is several evaluations one after
another, as a training makes them, of which the first are not counted, or a training after as many evaluations; before it
comes a pause, in which the threads of whose turn it was before go to sleep (OpenBLAS and OpenMP let theirs spin for a
while). What our training takes includes packing the samples.

A dense roofline is the time in which cost and gradient could be computed if no input were zero and the processor did
nothing but multiply and add; how fast it does so with each of our instruction sets is measured in the same run.

Where the machine has AVX-512, evaluations and trainings are compared a second time with all sides told to use AVX2.
"""

import os

THREADS = 2
# What tells ours, OpenBLAS, ATen, MKL and oneDNN to do without AVX-512.
AVX2 = {"CAHIER_KERNELS": "avx2", "OPENBLAS_CORETYPE": "Haswell", "ATEN_CPU_CAPABILITY": "avx2",
        "MKL_ENABLE_INSTRUCTIONS": "AVX2", "ONEDNN_MAX_CPU_ISA": "AVX2"}
for library in ["OMP", "OPENBLAS", "MKL"]:
    os.environ[f"{library}_NUM_THREADS"] = str(THREADS)

import argparse
import pathlib
import platform
import statistics
import struct
import subprocess
import sys
import tempfile
import time

import numpy as np
import scipy.io
import scipy.optimize

try:
    import torch

    torch.set_num_threads(THREADS)
except ImportError:
    torch = None

LAMBDA, GOAL, HELD_OUT_GOAL = 0.001, 0.9964, 0.97
BATCH, RATE = 128, 0.01  # of Adam
PAUSE, WARMING = 0.1, 5  # seconds, evaluations
DIGITS = pathlib.Path(__file__).parents[2] / "Notebooks" / "Data" / "digits.mat"


# The data: the digits as they are, 28×28, and resized to 20×20 by cubic convolution.

def resizing(size, new_size):
    scale, weights = new_size / size, np.zeros((new_size, size))
    for i in range(new_size):
        u = (i + 0.5) / scale - 0.5
        for j in range(int(np.floor(u - 2 / scale)) - 1, int(np.ceil(u + 2 / scale)) + 2):
            x = abs(scale * (u - j))
            near, far = 1.5 * x**3 - 2.5 * x**2 + 1, -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2
            weights[i, min(max(j, 0), size - 1)] += near if x <= 1 else far if x < 2 else 0
    return weights / weights.sum(axis=1, keepdims=True)


def digits():
    file = scipy.io.loadmat(DIGITS)
    images, labels = file["X"].astype(float) / 255, file["y"].ravel().astype(np.int32) % 10
    weights = resizing(28, 20)
    small = np.einsum("ab,ibc,dc->iad", weights, images.reshape(-1, 28, 28), weights).reshape(-1, 400)
    small[np.abs(small) < 1e-15] = 0
    return images, small, labels


def shifted(images, labels, count):
    """`count` images of 28×28, none twice: images moved by up to two pixels, over their empty margins."""
    shifts = [(down, right) for down in range(-2, 3) for right in range(-2, 3) if down or right]
    drawn = np.random.default_rng(1).permutation(len(images) * len(shifts))[:count]
    moved = [np.roll(images[i // len(shifts)].reshape(28, 28), shifts[i % len(shifts)], (0, 1)) for i in drawn]
    return np.reshape(moved, (count, 784)), labels[drawn // len(shifts)]


# The peers.

class Numpy:
    """J and its gradient with as few passes and copies as numpy allows."""

    def __init__(self, features, labels, sizes, precision):
        self.type = np.float64 if precision == "double" else np.float32
        self.features = np.ascontiguousarray(features, self.type)
        self.targets = np.eye(sizes[-1], dtype=self.type)[labels]
        self.labels, self.sizes = labels, sizes

    def layers(self, theta):
        start = 0
        for previous, units in zip(self.sizes, self.sizes[1:]):
            end = start + units * (previous + 1)
            yield theta[start:end].reshape(units, previous + 1)
            start = end

    @staticmethod
    def sigmoid(z):
        np.negative(z, out=z)
        with np.errstate(over="ignore"):
            np.exp(z, out=z)
        z += 1
        return np.reciprocal(z, out=z)

    def logits(self, weights):
        activations = [self.features]
        for w in weights[:-1]:
            z = activations[-1] @ w[:, 1:].T
            z += w[:, 0]
            activations.append(self.sigmoid(z))
        z = activations[-1] @ weights[-1][:, 1:].T
        z += weights[-1][:, 0]
        return activations, z

    def __call__(self, theta):
        m, weights = len(self.features), list(self.layers(theta.astype(self.type, copy=False)))
        activations, z = self.logits(weights)
        e = np.exp(-np.abs(z))
        cost = float((np.maximum(z, 0) - self.targets * z + np.log1p(e)).sum()) / m
        cost += LAMBDA / (2 * m) * sum(float((w[:, 1:] ** 2).sum()) for w in weights)
        delta = np.where(z >= 0, 1, e) / (1 + e) - self.targets
        gradient = np.empty(len(theta))
        places = list(self.layers(gradient))
        for layer in reversed(range(len(weights))):
            a, w = activations[layer], weights[layer]
            places[layer][:, 0] = delta.sum(axis=0) / m
            places[layer][:, 1:] = delta.T @ a / m + LAMBDA / m * w[:, 1:]
            if layer:
                delta = delta @ w[:, 1:]
                delta *= a
                delta *= 1 - a
        return cost, gradient

    def accuracy(self, theta):
        _, z = self.logits(list(self.layers(theta.astype(self.type, copy=False))))
        return (z.argmax(axis=1) == self.labels).mean()


class Torch(Numpy):
    """The same as a PyTorch user writes it: autograd over linear layers."""

    def __init__(self, features, labels, sizes, precision):
        super().__init__(features, labels, sizes, precision)
        self.x, self.y = torch.from_numpy(self.features), torch.from_numpy(self.targets)
        self.theta = None

    def start(self, theta):
        self.theta = [torch.from_numpy(w.astype(self.type)).requires_grad_() for w in self.layers(theta)]

    def cost(self):
        a, m = self.x, len(self.x)
        for w in self.theta[:-1]:
            a = torch.sigmoid(torch.nn.functional.linear(a, w[:, 1:], w[:, 0]))
        z = torch.nn.functional.linear(a, self.theta[-1][:, 1:], self.theta[-1][:, 0])
        cost = torch.nn.functional.binary_cross_entropy_with_logits(z, self.y, reduction="sum") / m
        return cost + LAMBDA / (2 * m) * sum((w[:, 1:] ** 2).sum() for w in self.theta)

    def __call__(self, theta=None):
        for w in self.theta:
            w.grad = None
        cost = self.cost()
        cost.backward()
        return cost

    def parameters(self):
        return np.concatenate([w.detach().numpy().ravel() for w in self.theta])


class TorchAdam(Torch):
    """Adam as a PyTorch user writes it, with its own weight decay, and with the fused steps that may be asked for."""

    def __init__(self, features, labels, sizes, theta, fused=False):
        super().__init__(features, labels, sizes, "single")
        self.start(theta)
        self.optimizer = torch.optim.Adam(self.theta, lr=RATE, weight_decay=LAMBDA / len(features), fused=fused)

    def epoch(self):
        order = torch.randperm(len(self.x))
        for i in range(0, len(self.x), BATCH):
            chosen = order[i:i + BATCH]
            a = self.x[chosen]
            self.optimizer.zero_grad()
            for w in self.theta[:-1]:
                a = torch.sigmoid(torch.nn.functional.linear(a, w[:, 1:], w[:, 0]))
            z = torch.nn.functional.linear(a, self.theta[-1][:, 1:], self.theta[-1][:, 0])
            cost = torch.nn.functional.binary_cross_entropy_with_logits(z, self.y[chosen], reduction="sum")
            (cost / len(chosen)).backward()
            self.optimizer.step()


class Ours:
    """The other end of Benchmark.swift."""

    def __init__(self, executable, folder, kernels=None):
        self.folder = pathlib.Path(folder)
        environment = {**os.environ, "CAHIER_KERNELS": kernels} if kernels else None
        self.process = subprocess.Popen([executable], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env=environment)
        self.variant = self.ask("variant")[0]

    def ask(self, *words):
        print(*words, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline().split()
        if not answer:
            raise SystemExit(f"no answer to {words}")
        return answer

    def write(self, name, array, dtype):
        array.astype(dtype).tofile(self.folder / name)
        return self.folder / name

    def samples(self, features, labels, command="samples"):
        self.ask(command, self.write("features", features, np.float64), self.write("labels", labels, np.int32),
                 features.shape[1], 10)

    def parameters(self, theta):
        self.ask("parameters", self.write("theta", theta, np.float64))

    def turn(self, counted):
        """As `turn` for a peer, all in the other process: to be asked for each would let its threads go to sleep."""
        time.sleep(PAUSE)
        return [float(seconds) for seconds in self.ask("evaluate", WARMING + counted)[WARMING:]]

    def gradient(self):
        self.ask("gradient", self.folder / "gradient")
        return np.fromfile(self.folder / "gradient")


# The work.

def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def warm(evaluate):
    time.sleep(PAUSE)
    for _ in range(WARMING):
        evaluate()


def turn(evaluate, counted):
    """The seconds that `evaluate` says it took, `counted` times."""
    warm(evaluate)
    return [evaluate() for _ in range(counted)]


def dimension(sizes):
    return sum(b * (a + 1) for a, b in zip(sizes, sizes[1:]))


def dense_operations(sizes, samples):
    """Of cost and gradient where no input is zero: three products a layer, two where nothing is passed on to the inputs."""
    return 2 * samples * sum(a * b * (3 if layer else 2) for layer, (a, b) in enumerate(zip(sizes, sizes[1:])))


def variants(executable, folder):
    """Our other end with the widest kernels that this machine has, and with each of the narrower ones."""
    sides = {}
    for kernels in [None, "avx2", "portable"]:
        side = Ours(executable, folder, kernels)
        if side.variant not in sides:
            sides[side.variant] = side
        else:
            side.process.stdin.close()
    return sides


def compare_evaluations(sides, features, labels, sizes, rounds, counted, rows):
    """`sides`: by the name of their kernels, of which the first are compared with others and the rest told of."""
    ours, theta = next(iter(sides.values())), np.random.default_rng(1).normal(0, 0.1, dimension(sizes))
    for side in sides.values():
        side.samples(features, labels)
        side.parameters(theta)
    for precision in ["double", "single"]:
        peers = {"numpy": Numpy(features, labels, sizes, precision)}
        if torch:
            peers["PyTorch"] = Torch(features, labels, sizes, precision)
            peers["PyTorch"].start(theta)
        for side in sides.values():
            side.ask("network", precision, THREADS, *sizes)
        error = np.abs(ours.gradient() - peers["numpy"](theta)[1]).max() / np.abs(ours.gradient()).max()
        if error > (1e-10 if precision == "double" else 1e-3):
            raise SystemExit(f"the gradients differ by {error:.1e}")
        times = {"ours": [], **{name: [] for name in peers}}
        alone, peaks = {name: [] for name in sides}, {name: 0.0 for name in sides}
        for _ in range(rounds):
            for name, side in sides.items():
                peaks[name] = max(peaks[name], float(side.ask("peak", precision, THREADS)[0]))
                alone[name] += side.turn(counted)
            for name, peer in peers.items():
                times[name] += turn(lambda: timed(lambda: peer(theta)), counted)
        times["ours"] = alone[ours.variant]
        work = f"evaluation {'-'.join(map(str, sizes))} × {len(features):,} {precision}"
        rows.append(row(work, {name: statistics.median(seconds) for name, seconds in times.items()}))
        for name, seconds in alone.items():
            roofline, median = dense_operations(sizes, len(features)) / peaks[name], statistics.median(seconds)
            rows.append((f"  the kernels for {name}", f"{1e3 * median:.2f} ms",
                         f"{median / roofline:.2f} of the dense roofline, {1e3 * roofline:.2f} ms at "
                         f"{peaks[name] / 1e9:.0f} GFLOP/s"))


def compare_threads(executable, folder, features, labels, sizes, rounds, counted, rows):
    sides = {threads: Ours(executable, folder) for threads in [1, THREADS]}
    times = {threads: [] for threads in sides}
    for threads, ours in sides.items():
        ours.samples(features, labels)
        ours.parameters(np.random.default_rng(1).normal(0, 0.1, dimension(sizes)))
        ours.ask("network", "double", threads, *sizes)
    for _ in range(rounds):
        for threads, ours in sides.items():
            times[threads] += ours.turn(counted)
    for ours in sides.values():
        ours.process.stdin.close()
    rows.append(row(f"evaluation {'-'.join(map(str, sizes))} × {len(features):,}: {THREADS} threads, 1 thread",
                    {"ours": statistics.median(times[THREADS]), "one thread": statistics.median(times[1])}))


def compare_side_by_side(executable, folder, features, labels, sizes, rounds, rows):
    """Two trainings of two threads each, one after the other and at the same time."""
    ours = Ours(executable, folder)
    ours.samples(features, labels)
    ours.ask("network", "double", THREADS, *sizes)
    ours.parameters(np.random.default_rng(1).standard_normal(dimension(sizes)))
    pairs = []
    for _ in range(rounds):
        time.sleep(PAUSE)
        pairs.append([float(seconds) for seconds in ours.ask("pair", "l-bfgs", 100)])
    in_turn, together = (statistics.median(times) for times in zip(*pairs))
    ratio = statistics.median(both / each for each, both in pairs)
    rows.append((f"two trainings {'-'.join(map(str, sizes))} × {len(features):,} at the same time",
                 f"{1e3 * together:.1f} ms", f"one after the other {1e3 * in_turn:.1f} ms ({ratio:.2f} of it)"))
    ours.process.stdin.close()


def measure_memory(executable, folder, features, labels, sizes, rows):
    """The most memory that a process has while it packs and trains, as a share of the samples, which it keeps."""
    ours = Ours(executable, folder)
    ours.samples(features, labels)
    ours.parameters(np.random.default_rng(1).normal(0, 0.1, dimension(sizes)))
    ours.ask("forget-memory")
    ours.ask("network", "double", THREADS, *sizes)
    ours.ask("train", "l-bfgs", 20)
    most, data = int(ours.ask("memory")[0]), features.size * 8
    ours.process.stdin.close()
    rows.append((f"memory in training {'-'.join(map(str, sizes))} × {len(features):,} double", f"{most / data:.2f}×",
                 f"{most / 1e6:.0f} MB, of which the samples are {data / 1e6:.0f} MB"))


def measure_loading(cahier, folder, images, labels, rows):
    """The most memory that the command has while it loads MNIST's two files, as a share of what is then loaded."""
    folder = pathlib.Path(folder)
    count = len(images)
    (folder / "images").write_bytes(
        struct.pack(">HBBIII", 0, 8, 3, count, 28, 28) + np.round(images * 255).astype(np.uint8).tobytes())
    (folder / "labels").write_bytes(struct.pack(">HBBI", 0, 8, 1, count) + labels.astype(np.uint8).tobytes())
    (folder / "load.md").write_text("```{load}\nfile: images\nlabels-file: labels\n```\n")
    command = [cahier, "run", "load.md", "--quiet"]
    # A process of its own asks, since the kernel tells of the largest child only.
    asking = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); " \
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)"
    most = int(subprocess.run([sys.executable, "-c", asking, *command], cwd=folder, check=True, capture_output=True,
                              text=True).stdout)
    data = images.size * 8
    rows.append((f"memory in loading {count:,} × 784 bytes", f"{most / data:.2f}×",
                 f"{most / 1e6:.0f} MB, of which the samples are {data / 1e6:.0f} MB"))


class Reached(Exception):
    pass


def scipy_training(peer, theta, method):
    """Seconds without those of the accuracy, and evaluations, until the goal is reached."""
    evaluations, aside = 0, 0.0

    def objective(x):
        nonlocal evaluations
        evaluations += 1
        return peer(x)

    def callback(x):
        nonlocal aside
        start = time.perf_counter()
        accuracy = peer.accuracy(x)
        aside += time.perf_counter() - start
        if accuracy >= GOAL:
            raise Reached

    options = {"maxfun": 100_000} if method == "TNC" else {"maxiter": 100_000}
    start = time.perf_counter()
    try:
        scipy.optimize.minimize(objective, theta, jac=True, method=method, callback=callback, options=options)
        return float("nan"), evaluations
    except Reached:
        return time.perf_counter() - start - aside, evaluations


def torch_training(peer, theta, iterations=10):
    peer.start(theta)
    optimizer = torch.optim.LBFGS(peer.theta, max_iter=iterations, history_size=10, line_search_fn="strong_wolfe",
                                  tolerance_grad=0, tolerance_change=0)
    seconds, evaluations = 0.0, 0

    def closure():
        nonlocal evaluations
        evaluations += 1
        return peer()

    for _ in range(200):
        seconds += timed(lambda: optimizer.step(closure))
        if peer.accuracy(peer.parameters()) >= GOAL:
            return seconds, evaluations
    return float("nan"), evaluations


def compare_trainings(ours, features, labels, seeds, rows):
    sizes = [400, 25, 10]
    peer = Numpy(features, labels, sizes, "double")
    times, evaluations = {}, {}

    def note(name, seconds, count):
        times.setdefault(name, []).append(seconds)
        evaluations.setdefault(name, []).append(count)

    ours.samples(features, labels)
    for seed in seeds:
        theta = np.random.default_rng(seed).standard_normal(dimension(sizes))
        ours.parameters(theta)
        for precision in ["double", "single"]:
            _, packing = map(float, ours.ask("network", precision, THREADS, *sizes))
            for method in ["l-bfgs", "k-fac", "tnc", "cg"] if precision == "double" else ["l-bfgs", "k-fac"]:
                iterations, count = map(int, ours.ask("reach", method, GOAL))
                name = f"ours {method}" + (" single" if precision == "single" else "")
                ours.turn(1)
                note(name, packing + float(ours.ask("train", method, iterations)[0]), count)
        for method in ["L-BFGS-B", "TNC", "CG"]:
            warm(lambda: peer(theta))
            note(f"scipy {method}", *scipy_training(peer, theta, method))
        if torch:
            for precision in ["double", "single"]:
                rival = Torch(features, labels, sizes, precision)
                rival.start(theta)
                warm(rival)
                seconds, count = torch_training(rival, theta)
                note("PyTorch L-BFGS" + (" single" if precision == "single" else ""), seconds, count)
    fastest = statistics.median(times["ours l-bfgs"])
    for name, seconds in times.items():
        rows.append((f"training to {GOAL:.2%} {name}", f"{statistics.median(seconds):.3f} s",
                     f"{sum(evaluations[name])} evaluations, {statistics.median(seconds) / fastest:.1f}×"))


def compare_adam(ours, features, labels, seeds, rows):
    """Adam by turns, an epoch each, until so many held-out digits are named rightly. Ours ends an epoch with the cost of
    all samples, which PyTorch is not asked for."""
    sizes, learnt = [784, 128, 10], 50_000
    ours.samples(features[:learnt], labels[:learnt])
    ours.samples(features[learnt:], labels[learnt:], "held-out")
    judge = Numpy(features[learnt:], labels[learnt:], sizes, "single")
    seconds, totals, epochs = {}, {}, {}
    for seed in seeds:
        theta = np.random.default_rng(seed).normal(0, 0.1, dimension(sizes))
        ours.parameters(theta)
        _, packing = map(float, ours.ask("network", "single", THREADS, *sizes))
        ours.ask("adam", RATE)
        sides = {"ours": lambda: tuple(map(float, ours.ask("epoch")))}
        if torch:
            torch.manual_seed(seed)
            for name, fused in [("PyTorch", False), ("PyTorch fused", True)]:
                rival = TorchAdam(features[:learnt], labels[:learnt], sizes, theta, fused)
                sides[name] = lambda rival=rival: (timed(rival.epoch), judge.accuracy(rival.parameters()))
        spent = {name: [packing] if name == "ours" else [0.0] for name in sides}
        under_way = set(sides)
        while under_way and len(spent["ours"]) < 200:
            for name in sorted(under_way):
                time.sleep(PAUSE)
                took, share = sides[name]()
                spent[name].append(took)
                if share >= HELD_OUT_GOAL:
                    under_way.remove(name)
        for name, times in spent.items():
            # The first epoch has the cost at the start, and what is prepared once.
            seconds.setdefault(name, []).extend(times[2:] or times[1:])
            totals.setdefault(name, []).append(sum(times) if name not in under_way else float("nan"))
            epochs.setdefault(name, []).append(len(times) - 1)
    what = f"784-128-10 × {learnt:,} single, batches of {BATCH}"
    rows.append(row(f"adam, an epoch of {what}", {name: statistics.median(times) for name, times in seconds.items()}))
    work, mine, others = row(f"adam to {HELD_OUT_GOAL:.0%} of {len(labels) - learnt:,} held-out digits",
                             {name: statistics.median(times) for name, times in totals.items()})
    counts = ", ".join(f"{name} {statistics.median(count):.0f}" for name, count in epochs.items())
    rows.append((work, mine, f"{others}; epochs: {counts}"))


def row(work, seconds):
    mine = seconds["ours"]
    others = [f"{name} {1e3 * value:.2f} ms ({value / mine:.1f}×)" for name, value in seconds.items() if name != "ours"]
    return work, f"{1e3 * mine:.2f} ms", ", ".join(others)


def processor():
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines() if os.path.exists("/proc/cpuinfo") else []
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.processor())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("executable")
    parser.add_argument("cahier", type=os.path.abspath)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and seeds")
    parser.add_argument("--kernels-only", action="store_true", help="evaluations and trainings, and nothing else")
    arguments = parser.parse_args()
    rounds, counted, seeds = (3, 10, [1]) if arguments.quick else (7, 20, [1, 2, 3, 4, 5])

    images, small, labels = digits()
    many, many_labels = shifted(images, labels, 20_000)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        sides = variants(arguments.executable, folder)
        ours = next(iter(sides.values()))
        print(f"{processor()}, {os.cpu_count()} processors, kernels {ours.variant}, numpy {np.__version__}, "
              f"scipy {scipy.__version__}, PyTorch {torch.__version__ if torch else 'not installed'}, "
              f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}")
        print(f"zeros: {(small == 0).mean():.1%} of 400, {(many == 0).mean():.1%} of 784\n")
        executable = arguments.executable
        compare_evaluations(sides, small, labels, [400, 25, 10], rounds, counted, rows)
        for sizes in [[784, 128, 10], [784, 256, 128, 10]]:
            compare_evaluations(sides, many, many_labels, sizes, max(rounds // 2, 2), max(counted // 5, 2), rows)
        if not arguments.kernels_only:
            compare_threads(executable, folder, small, labels, [400, 25, 10], rounds, counted, rows)
            compare_side_by_side(executable, folder, small, labels, [400, 25, 10], rounds, rows)
            thousands = shifted(images, labels, 60_000)
            measure_memory(executable, folder, *thousands, [784, 128, 10], rows)
            measure_loading(arguments.cahier, folder, *thousands, rows)
            compare_adam(ours, *thousands, seeds, rows)
        compare_trainings(ours, small, labels, seeds, rows)
        for side in sides.values():
            side.process.stdin.close()
    widths = [max(len(line[i]) for line in rows) for i in range(2)]
    for work, mine, others in rows:
        print(f"{work:<{widths[0]}}  {mine:>{widths[1]}}  {others}")
    if "avx512" in ours.variant and not arguments.kernels_only:
        print("\nThe same, where all use AVX2.", flush=True)
        subprocess.run([sys.executable, *sys.argv, "--kernels-only"], env={**os.environ, **AVX2}, check=True)


if __name__ == "__main__":
    main()
