"""Runs a program that must not outlive the process that started it: `python tied.py <parent's id> program ...`.

The kernel sends SIGTERM when that process ends, however it ends (kill -9 too). Node has no call for this.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1

if __name__ == "__main__":
    parent, program = int(sys.argv[1]), sys.argv[2:]
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    # The parent may have ended before the kernel was asked.
    if os.getppid() != parent:
        sys.exit(1)
    os.execv(program[0], program)
