"""A program that sends LSL streams: `python lsl_outlet.py ID T0 [SOURCE]`. Run as a process of its own, to be killed.

A signal of two channels at 250 Hz, whose values are its sample's number since T0 on the LSL clock, so that whoever
receives it can tell what is missing; and a marker "tick N" each half second.
"""

import sys
import time

import pylsl

RATE_HZ = 250.0


def main(identity: str, began_s: float, source: str = "cap") -> None:
    """Send for ever."""
    signal = pylsl.StreamInfo(f"Cap {identity}", "EEG", 2, RATE_HZ, "float32", f"{source}-{identity}")
    channels = signal.desc().append_child("channels")
    for label in ("Cz", "Pz"):
        channel = channels.append_child("channel")
        channel.append_child_value("label", label)
        channel.append_child_value("unit", "microvolts")
    cap = pylsl.StreamOutlet(signal)
    keys = pylsl.StreamOutlet(pylsl.StreamInfo(f"Keys {identity}", "Markers", 1, 0, "string", f"keys-{identity}"))
    sent = int((pylsl.local_clock() - began_s) * RATE_HZ)
    ticks = int((pylsl.local_clock() - began_s) * 2)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        time.sleep(0.002)
        now_s = pylsl.local_clock() - began_s
        while sent < now_s * RATE_HZ:
            cap.push_sample([float(sent), -float(sent)], began_s + sent / RATE_HZ)
            sent += 1
        while ticks < now_s * 2:
            keys.push_sample([f"tick {ticks}"], began_s + ticks / 2)
            ticks += 1


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:])
