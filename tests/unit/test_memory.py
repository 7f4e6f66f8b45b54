"""Memory that encoding freed goes back to the system."""

import platform
import subprocess
import sys

from models import memory

# Every second block stays, so that the others leave holes the allocator keeps by itself.
HOLES = """
import ctypes
from resource import getpagesize
from models.memory import return_freed_memory

def resident():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * getpagesize()

allocator = ctypes.CDLL(None)
allocator.malloc.restype = ctypes.c_void_p
allocator.malloc.argtypes = [ctypes.c_size_t]
allocator.free.argtypes = [ctypes.c_void_p]
blocks = [allocator.malloc(60_000) for _ in range(2000)]
for block in blocks:
    ctypes.memset(block, 1, 60_000)
for block in blocks[::2]:
    allocator.free(block)
before = resident()
return_freed_memory()
print(before - resident())
"""


def test_freed_memory_goes_back_to_the_system():
    returned = subprocess.run(
        [sys.executable, "-c", HOLES], capture_output=True, text=True, check=True
    )
    if platform.libc_ver()[0] == "glibc":
        assert int(returned.stdout) > 50_000_000


def test_it_goes_back_once_in_so_many_tokens(monkeypatch):
    returns = []
    monkeypatch.setattr(memory, "return_freed_memory", lambda: returns.append(1))
    freed = memory.FreedMemory()
    for _ in range(9):
        freed.after(memory._TOKENS // 4)
    assert len(returns) == 2
