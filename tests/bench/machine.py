"""What the figures were measured on, in lines for the reader; nothing that names the machine."""

import os
import platform
import re
import subprocess
from pathlib import Path


def first_line(*command):
    try:
        got = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return got.stdout.splitlines()[0].strip() if got.stdout else ""
    except OSError:
        return ""


def read(path):
    try:
        return Path(path).read_text()
    except OSError:
        return ""


def processor():
    info = read("/proc/cpuinfo")
    model = re.search(r"(?m)^model name\s*: (.*)$", info)
    guest = " in a virtual machine" if re.search(r"(?m)^flags.*\bhypervisor\b", info) else ""
    count = len(os.sched_getaffinity(0))
    return f"{count} processors, {model.group(1).strip() if model else platform.machine()}{guest}"


def memory():
    total = re.search(r"MemTotal:\s+(\d+)", read("/proc/meminfo"))
    return f"{round(int(total.group(1)) / 1024 / 1024)} GB of memory" if total else ""


def system():
    name = re.search(r'(?m)^PRETTY_NAME="?([^"\n]*)', read("/etc/os-release"))
    return f"{name.group(1) if name else platform.system()}, Linux {platform.release().split('-')[0]}"


def versions():
    found = [first_line("gcc", "--version"), first_line("go", "version"), first_line("rustc", "--version")]
    found = [re.sub(r"^go version ", "", re.sub(r" linux/\w+$", "", f)) for f in found if f]
    for package, name in (("librust-rayon-dev", "rayon"), ("librust-tokio-dev", "tokio"),
                          ("libtbb-dev", "oneTBB"), ("libboost-fiber-dev", "Boost"),
                          ("python3-trio", "trio")):
        version = first_line("dpkg-query", "-W", "-f", "${Version}", package)
        if version:
            found.append(f"{name} {re.split('[-+]', version)[0]}")
    return ", ".join(found)


def load():
    return read("/proc/loadavg").split()[:3]


def describe(load_before):
    """The lines; the load tells how quiet the machine was."""
    lines = [processor(), memory(), system(), versions(),
             "C and C++ by -O2, Rust in release, scc by -O2 with a runtime without assertions"]
    after = load()
    if load_before and after:
        lines.append(f"load average before {load_before[0]}, after {after[0]}"
                     + (": other work disturbed the measurement" if float(load_before[0]) > 0.7 else ""))
    return [line for line in lines if line]
