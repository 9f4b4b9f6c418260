"""NeuraScale Workstation: EEG and BCI sessions, from consent to signed report."""

__version__ = "0.1.0"
