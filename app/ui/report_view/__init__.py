"""A report within the window: its pages drawn in memory, and saving a clear copy where somebody wants one."""
