"""Figures of systems that Debian does not ship, and of peers where they cannot be installed.

They were measured once on another machine (two cores, Zen 5, gcc 12), as nanoseconds for a unit of work
on one and on two workers, beside a serial C program. Only the ratio to that program travels: the runner
multiplies it by what the same program takes here, and marks the cell as not measured here.
"""

# What the serial program took there; where it has none, the serial fib stands in for the machine.
SERIAL = {"fib": 2.15, "nqueens": 5.64, "uts": 3.23}
MACHINE = "fib"

# benchmark -> system -> (1 worker, 2 workers), None where it cannot or was not tried
TIMES = {
    "fib": {"Lace": (1.63, 0.74), "libfork": (16.8, 8.42), "rayon": (10.3, 5.09), "OpenMP (gomp)": (49.4, 165),
            "oneTBB": (89.9, 44.1), "tokio": (222, 201), "Go": (571, 353), "GHC": (1740, 798),
            "Erlang": (2660, 1631), "Boost.Fiber": (3400, None), "libdill": (6860, None),
            "trio": (17100, None)},
    "nqueens": {"Lace": (8.00, 4.13), "libfork": (15.1, 7.52), "OpenMP (gomp)": (49.3, 103),
                "oneTBB": (67.4, 34.3), "rayon": (82.7, 86.9), "tokio": (220, 197), "Go": (680, 413),
                "Erlang": (2620, 1409), "trio": (11700, None)},
    "uts": {"Lace": (3.12, 1.65), "libfork": (12.7, 6.42), "OpenMP (gomp)": (8.71, 12.9), "oneTBB": (34.7, 17.9),
            "rayon": (54.5, 47.7), "tokio": (219, 188), "Go": (252, 150)},
    "skynet": {"Lace": (1.30, 0.67), "libfork": (12.3, 6.24), "oneTBB": (32.3, 16.7),
               "OpenMP (gomp)": (43.9, 102), "rayon": (50.2, 48.5), "tokio": (260, 187), "Go": (530, 338),
               "GHC": (1180, 396), "Erlang": (2170, 1300), "libdill": (6010, None), "trio": (6460, None)},
    "nursery": {"OpenMP (gomp)": (9.07, 16.5), "libdill": (19.5, None), "libfork": (20.7, None),
                "Lace": (24.5, 22.6), "rayon": (95.9, 87.8), "oneTBB": (132, 71.7), "Boost.Fiber": (170, None),
                "GHC": (238, None), "tokio": (483, 500), "Erlang": (546, 880), "Go": (599, 119),
                "trio": (8180, None)},
    "pingpong": {"libdill": (55.4, None), "GHC": (86, None), "Boost.Fiber": (177, None), "Go": (193, 199),
                 "tokio": (210, 223), "crossbeam": (None, 370), "Erlang": (463, 469), "trio": (12200, None)},
    "mpmc": {"Boost.Fiber": (17.5, None), "libdill": (25.0, None), "Go": (33.0, 33.9), "tokio": (34.4, 46.9),
             "crossbeam": (None, 49.4), "trio": (4520, None)},
    "cancel": {"libdill": (253, None), "tokio": (483, 400), "Go": (674, 450), "Erlang": (1950, 1560),
               "GHC": (4000, None), "trio": (25100, None)},
}

# Bytes for each sleeping task; they depend on the machine hardly at all.
BYTES = {
    "sleepers": {"tokio": 1408, "Go": 1733, "Erlang": 1665, "libdill": 4096, "GHC": 6166, "trio": 4581,
                 "Boost.Fiber": 9219, "threads": 8465},
}

# Systems that are not Debian packages, or too large to install for one row: always from here.
ALWAYS = ("Lace", "libfork", "libdill", "Erlang", "GHC")
