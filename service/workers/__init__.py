"""Processes beside this one that compute pure functions: Python uses one core a process."""

from service.workers.pool import Workers

__all__ = ["Workers"]
