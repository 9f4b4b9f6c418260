"""A plain BrainFlow program: `poll.py PORT`. One line of JSON whenever what BrainFlow says of the board has changed."""

import json
import sys
import time

from brainflow.board_shim import BoardShim, BrainFlowInputParams

params = BrainFlowInputParams()
params.serial_port = sys.argv[1]
board = BoardShim(0, params)
BoardShim.disable_board_logger()
board.prepare_session()
board.start_stream()
said = None
while True:
    try:
        state = {"prepared": board.is_prepared(), "error": ""}
        samples = board.get_board_data().shape[1]
    except Exception as error:  # noqa: BLE001 - whatever it says counts as noticed
        state, samples = {"prepared": False, "error": str(error)}, 0
    if state != said or samples:
        print(json.dumps({**state, "samples": samples}), flush=True)
    said = state
    time.sleep(0.1)
