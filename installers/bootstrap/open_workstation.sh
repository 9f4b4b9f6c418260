#!/bin/sh
# Opens the workstation's window; where no screen can be reached it says so and runs the headless demo instead.
# Arguments are passed on to the window. Called by `make run`, from the root of the clone.
set -eu

headless_demo() {
    echo "run: $1 Running the headless demo instead: a whole session on the simulated amplifier." >&2
    exec .venv/bin/neurascale demo --headless --source simulated --seconds 20 \
        --data "${XDG_CACHE_HOME:-$HOME/.cache}/neurascale/demo"
}

if [ "$(uname)" = Linux ]; then
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless_demo "There is no display (DISPLAY and WAYLAND_DISPLAY are empty)."
    # A display that is named may still be gone (a closed remote session); Qt would abort without a word of advice.
    .venv/bin/python -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])' >/dev/null 2>&1 ||
        headless_demo "The display ${DISPLAY:-}${WAYLAND_DISPLAY:+ $WAYLAND_DISPLAY} cannot be reached."
fi
exec .venv/bin/neurascale desktop "$@"
