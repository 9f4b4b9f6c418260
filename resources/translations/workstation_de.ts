<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Station</name>
    <message>
        <source>The source has come to its end.</source>
        <extracomment>app/core/acquisition/device_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again to play it from its beginning.</source>
        <extracomment>app/core/acquisition/device_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is gone and is being looked for.</source>
        <extracomment>app/core/acquisition/device_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device is open.</source>
        <extracomment>app/core/acquisition/device_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a device first.</source>
        <extracomment>app/core/acquisition/device_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is taken from it; the device that was recorded is looked for on.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the same device again, or stop the recording and start a new one.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device was named.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one device.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices that are recorded together must run at the same pace.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A source that plays as fast as it can has no time in common with a device that runs in real time.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their samples could not be laid on one time axis.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give every file and simulated amplifier of the session speed 1, or record them one by one.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another device answers in place of {name}: {name2} ({device_id}, not {identity}).</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device that answers in place of {name} has other channels or another rate than were recorded.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same device was chosen twice.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose each device once.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has no such device.</source>
        <extracomment>app/core/acquisition/device_set.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the session&apos;s devices.</source>
        <extracomment>app/core/acquisition/device_set.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator has not been reached yet.</source>
        <extracomment>app/core/acquisition/driven_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that drives the stimulator is being started.</source>
        <extracomment>app/core/acquisition/driven_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that drives the stimulator was not started: {strerror}.</source>
        <extracomment>app/core/acquisition/driven_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that drives the stimulator was not started: </source>
        <extracomment>app/core/acquisition/driven_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that drives the stimulator has ended.</source>
        <extracomment>app/core/acquisition/driven_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that drives the stimulator does not answer.</source>
        <extracomment>app/core/acquisition/driven_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stimulator is attached.</source>
        <extracomment>app/core/acquisition/output_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the one of this session.</source>
        <extracomment>app/core/acquisition/output_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator&apos;s desk does not know the request {name}.</source>
        <extracomment>app/core/acquisition/output_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator cannot be changed while it runs.</source>
        <extracomment>app/core/acquisition/output_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End or stop its programme first.</source>
        <extracomment>app/core/acquisition/output_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator cannot be reached.</source>
        <extracomment>app/core/acquisition/output_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device was let go of before it could be asked.</source>
        <extracomment>app/core/acquisition/questions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no channel {label}.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the channels shown.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An annotation needs a time that is a number; it was not set.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An annotation cannot begin before the recording, or last less than nothing.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The annotation would begin at {begin_s} s, but only {recorded_s} s are recorded.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recording is running.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being recorded.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the recording first.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than {value} MB are free; the recording was ended while its report fits.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a time between 0 s and {recorded_s} s.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another recording is running.</source>
        <extracomment>app/core/acquisition/requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amplifier&apos;s inputs have a test signal; the electrodes are being put back on them.</source>
        <extracomment>app/core/acquisition/requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device cannot be {what} while it is recorded.</source>
        <extracomment>app/core/acquisition/requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the recording first.</source>
        <extracomment>app/core/acquisition/requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no output.</source>
        <extracomment>app/core/acquisition/requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acquisition does not know the request {name}.</source>
        <extracomment>app/core/acquisition/requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runtime folder cannot be written: {strerror}.</source>
        <extracomment>app/core/acquisition/resume_note.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording goes on, but would not be continued by itself after a crash.</source>
        <extracomment>app/core/acquisition/resume_note.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runtime folder cannot be written: </source>
        <extracomment>app/core/acquisition/resume_note.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This alarm is no longer there.</source>
        <extracomment>app/core/alarms/board.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its condition has gone, or somebody has acknowledged it.</source>
        <extracomment>app/core/alarms/board.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing need be done.</source>
        <extracomment>app/core/alarms/board.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no alarm condition {condition}.</source>
        <extracomment>app/core/alarms/board.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety stop is active.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See to the patient first. Clear the cause, then reset the stop with your role and a reason.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program does not answer; the stop on the screen does not work.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the output&apos;s own emergency stop if anything is connected. Outputs are in their safe state.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator does not confirm its safe state.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect it from the patient, or use its own emergency stop, now. Then check its power and cable.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator gave more than was ordered; it is being stopped.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See to the patient. Disconnect the stimulator, and do not use it again before it was checked.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient pressed the button, or an event of the patient was marked.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See to the patient now. The moment is marked in the recording.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording does not advance.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and the device; what was recorded so far is kept.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lies on the disk is not what was recorded.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note the time and go on recording. Do not touch the recording&apos;s folder; call technical support.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is almost full or cannot be written.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space now, or end the recording in order while there is room.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk will be full within minutes.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space now, or end the recording in order; a full disk ends it, with everything up to then kept.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk will be full before long.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space on the recordings&apos; disk, or plan a shorter recording.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log does not match its proofs and is read-only.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the session. Do not repair or delete anything; tell your security officer.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something could not be written to the log.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space on the disk or make the data folder writable. Recording and the stop go on without it.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The acquisition program is not running; nothing is recorded now.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being started again. If this stays for 10 s, note the time and call technical support.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No signal comes from the device.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check power, cable and radio link of the amplifier.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operator&apos;s window has stopped answering; the safety program says so by itself.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the patient. The stop works by chord, pedal and command; open the workstation again.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station program was not running; no alarm could be told meanwhile.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the patient and at the signal. Acquisition and the stop went on meanwhile.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device or file has a fault.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the event list; samples up to the fault can be trusted.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples are missing from the recording.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gap is marked in the recording. Check the device&apos;s link if it happens again.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operator&apos;s window does not answer; recording goes on.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the workstation again; it attaches to the running session.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters and quality figures stand still; recording goes on.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program is being started again; judge the signal by the raw traces meanwhile.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program of the workstation is not running.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being started again. What it does is missing meanwhile: see what is named here.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer cannot keep up; the picture lags behind the patient.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs. The recording itself goes on; judge nothing by the moment it is drawn.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels are clipped.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check electrodes and cables of the channels named.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electrodes are off or their impedance is too high.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improve the contact of the electrodes named.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal quality is poor.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the electrodes of the channels named, and sources of mains interference.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plugin is not running; its panel stands still.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the session depends on it. It is started again, or off after three failures.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of this computer, or of a device, has jumped.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times before and after do not fit together; those within the recording do. Note it in the report.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub has not been reached for a long time.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workstation goes on by itself, and everything is kept to be sent. Tell your IT department.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not record with the channels named: replace their cable or input, or have the amplifier serviced. Check again afterwards.</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {count} channels measure right.</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not said who gave the consent.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No consent was kept.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in what capacity it was given: {list}.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not said who withdraws the consent.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No withdrawal was kept.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in what capacity: {list}.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This patient has given no consent for {purpose}.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to withdraw; nothing is done for that purpose anyway.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the purpose that is meant.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no consent for this purpose.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {list}.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient was not registered.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the fields named and save again.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A patient with this hospital number is registered already.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for the number and open that patient, or check the number on the patient&apos;s document.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such patient.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: </source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the hospital number.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital number has more than {max_number} characters.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital number holds characters that cannot be shown.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the {what}.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {what} has more than {max_text} characters.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {what} holds characters that cannot be shown.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the birth date as YYYY-MM-DD.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The birth date is not a date of the form YYYY-MM-DD.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The birth date lies in the future.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The birth date lies more than {oldest_years} years back.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the safety stop: press it once and see that it is confirmed.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still needed: </source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the hospital number from the patient&apos;s wristband or document and enter it.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the patient&apos;s consent for {list}.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the device and switch it on.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {free} GB are free on the recordings&apos; disk and {needed} GB are needed: free some space.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer&apos;s clock says {wall}: set it.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer&apos;s clock is behind the log&apos;s newest entry ({last_entry_wall}): set it.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program does not answer; it is being started again. Use no output until it does.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety stop is latched: clear its cause, then reset it.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such protocol.</source>
        <extracomment>app/core/clinic/protocols.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The protocol file {name}.toml cannot be used: name, version, purposes or annotations.</source>
        <extracomment>app/core/clinic/protocols.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The protocol file {name}.toml cannot be used: {error}.</source>
        <extracomment>app/core/clinic/protocols.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be set as a document: {value}.</source>
        <extracomment>app/core/clinic/reports/rendering.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report&apos;s date is not an ISO 8601 time.</source>
        <extracomment>app/core/clinic/reports/rendering.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another session is running.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on unchanged.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End or cancel the running session first.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no {electrode_type} electrodes.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {list}.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such session.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has ended.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new session for this patient.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bluetooth amplifiers are not looked for: this computer has no Bluetooth, or its service does not run.</source>
        <extracomment>app/core/devices/bluetooth_search.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bluetooth amplifiers are not looked for: Bluetooth is switched off. Switch it on in the system settings.</source>
        <extracomment>app/core/devices/bluetooth_search.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bluetooth amplifiers are not looked for: this program may not use Bluetooth. Allow it in the system settings.</source>
        <extracomment>app/core/devices/bluetooth_search.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bluetooth amplifiers are not looked for: the system&apos;s Bluetooth does not answer.</source>
        <extracomment>app/core/devices/bluetooth_search.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six pairs of digits, as {example}.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No amplifier has this number.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same device is chosen twice.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two of the chosen amplifiers use the same port, {twice}. Remove the one that is not behind it.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four numbers with points between, as {example}.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A group&apos;s address is between 224.0.0.0 and 239.255.255.255.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole number from {lowest} to {highest}.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {name} needs the entry {label}.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no amplifier with the BrainFlow number {board_id}.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`neurascale devices boards` lists them.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {name} cannot run for {duration_s} s.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a length above zero.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port of the dongle or cable: COM3 and the like on Windows, /dev/ttyUSB0 or /dev/ttyACM0 on Linux, /dev/cu.usbserial-... on macOS. Ports found on this computer are offered.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twelve digits in pairs, printed on the amplifier or shown in the system&apos;s Bluetooth settings. Enter it where more than one such amplifier is near; without it the first that answers is taken.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As printed on the amplifier or shown in the system&apos;s Bluetooth settings (Muse-1A2B). Enter it where more than one such amplifier is near; without it the first that answers is taken.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many seconds the amplifier may be looked for; empty leaves it to the amplifier&apos;s driver.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four numbers with points between (192.168.4.1 for a WiFi Shield that this computer is joined to); without it the amplifier is looked for in this network.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from 1024 to 65535 that no other program of this computer uses, for instance 6987.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The multicast address the other program sends to, 224.0.0.0 to 239.255.255.255.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port number the other program sends to.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that made the samples; on the command line its number, as `neurascale devices boards` lists it.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file another BrainFlow program has written.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ExternalSwitchInputMioUSB where electrodes are connected through USB; empty for its own electrodes.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings in the words of the amplifier&apos;s own manual; empty leaves it as it is.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a BLED112 dongle, which BrainFlow will stop supporting; the same headset without the dongle is better.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer needs Bluetooth. Switch the amplifier on before opening it.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows only.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows and macOS only.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows and Linux only.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on OSC in the headset&apos;s settings and let the firewall pass broadcasts. It opens even when it is not there.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No patient: signals made by software.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug in the dongle, then switch the board to PC.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join the headset&apos;s network first.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join the shield&apos;s network first.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join its network first.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair it through its own dongle. </source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join it to this computer&apos;s network first.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Raspberry Pi with the board on its pins.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair it first; its Bluetooth serial port is then listed.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {name} was to be started before it was opened.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impedance cannot be measured: the {name} is not there.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {name} does not know the command {name2}.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It knows marker.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {name} delivers nothing to put a marker at.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another amplifier answers where the {name} was.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the same amplifier again, or stop the recording and start a new one.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {name} delivers nothing, so its electrodes cannot be measured.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {name} is not there.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A marker is a number, not {argument}.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It delivers nothing.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its port has vanished.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is switched on and charged, that its cable or dongle is plugged in, then try again.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check what was entered for this amplifier: `neurascale devices boards` explains each entry.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unplug the amplifier, plug it in again and try again; if it happens again, call your technical support.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a newer version of the workstation, or choose another amplifier.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No amplifier is at fault: BrainFlow&apos;s classifiers are not used by this program.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session cannot begin with it; nothing is recorded.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever uses it keeps it; nothing is recorded from it here.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported success, and yet it did not work.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its connection is already in use.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other program that uses this amplifier, then try again.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its connection could not be opened.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the port or address is right, that no other program uses the amplifier, that Bluetooth is on where it needs that, and that this user may use it (on Linux: member of the group dialout).</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port that was named is not one an amplifier can be reached through.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not take commands any more; it was probably unplugged or switched off.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It sent something that cannot be understood.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not answer the first question.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not answer; the dongle may be there while the amplifier itself is off.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is delivering already.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for its samples.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its samples could not be fetched.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not delivering.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has delivered nothing.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something it needs was not entered, or is not what it expects.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be used on this operating system.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another amplifier, or another computer.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not opened.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the amplifier first.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another amplifier is open on the same connection.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other amplifier first.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own driver library failed.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not answer in time.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not described in this version.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was asked of it is not described in this version.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A classifier was asked before it was prepared.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another classifier is in use.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such classifier.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It refused, for a reason that is not known here.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library that talks to amplifiers (BrainFlow) cannot be loaded on this computer.</source>
        <extracomment>app/core/devices/brainflow_library.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the workstation again; if it happens again, call your technical support.</source>
        <extracomment>app/core/devices/brainflow_library.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The BrainFlow file cannot be read.</source>
        <extracomment>app/core/devices/brainflow_library.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <extracomment>app/core/devices/brainflow_library.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {name} is not open.</source>
        <extracomment>app/core/devices/brainflow_library.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: its sampling interval is {interval_us} microseconds.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: it does not say which file holds its data.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: its data file {data_name} is not beside it.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the three files of the recording (.vhdr, .vmrk and the data) into one folder.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: {key} {what} in its header.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: a header of more than 4 MiB cannot be.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be read: {value}.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: its binary format {binary_format} is not known.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: it is a BrainVision header, but its name does not end in .vhdr.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it the name it had.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: its data file {data_name} is empty.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was paused {pauses} time{value}; its reader is not told for how long, so it is played as if without a gap. Each pause is marked.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its data file {data_name} is cut: {announced} samples are announced, {n_samples} are there.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its data file {data_name} is cut: it ends inside sample {value}.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If that is what is behind this port. </source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be played. </source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Cyton has no test signal {argument}.</source>
        <extracomment>app/core/devices/cyton_calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {list}.</source>
        <extracomment>app/core/devices/cyton_calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {value} is not there any more.</source>
        <extracomment>app/core/devices/device_watch.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: it holds annotations only, no signal.</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: {value}{value2}</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be read any more.</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be read any more: {value}.</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was played up to here is complete.</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was copied in text mode, which put a CR before every LF and so moved all samples after byte {value}.</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of its data records tells its time; they are played as if without gaps.</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From data record {value} of {n_records} on it is damaged: no record tells its time there.</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says to be continuous, but {gaps} gaps lie between its data records.</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be read: {what}.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its name and place.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: {fault}.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its header says to be {value} bytes long, but {n_signals} signals make {expected}.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its start date or time is not a date; the time of its recording is unknown.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal {value} has no label; it is shown as {unique}.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label {label} occurs more than once; signal {value} is shown as {unique}.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal {value} cannot be scaled (physical range {low} to {high}, digital range {d_low} to {d_high}); its stored numbers are shown as they are.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digital range of signal {value} is wider than its format can store.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its header was never finalised (number of data records {announced}); its length gives {present}.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is cut off: its header says {announced} data records, {present} complete ones are there.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its last data record is cut off and is not played.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its header has characters that the format does not allow (not ASCII).</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its header has control characters in it.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its header writes numbers with a comma instead of a point.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no place for the electrode {name}.</source>
        <extracomment>app/core/devices/electrode_sites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no place for the ear {ear}.</source>
        <extracomment>app/core/devices/electrode_sites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: it is cut or damaged; the tag at byte {position} does not fit into its {size} bytes.</source>
        <extracomment>app/core/devices/fif_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: it holds no raw signal, only events or results.</source>
        <extracomment>app/core/devices/fif_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: its tag at byte {position} points back.</source>
        <extracomment>app/core/devices/fif_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: its reader ({reader}) refused it with {name2}{why}.</source>
        <extracomment>app/core/devices/foreign_readers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its reader ({reader}) has {count} doubts about it.</source>
        <extracomment>app/core/devices/foreign_readers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its reader ({reader}) says: {text}.</source>
        <extracomment>app/core/devices/foreign_readers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its reader ({reader}) says {value} things more.</source>
        <extracomment>app/core/devices/foreign_readers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream {stream_name} describes {count} channels and has {n_channels}; they are numbered.</source>
        <extracomment>app/core/devices/lsl_channels.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no LSL stream {value}.</source>
        <extracomment>app/core/devices/lsl_choice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start its source, then try again.</source>
        <extracomment>app/core/devices/lsl_choice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {count} LSL streams {value}.</source>
        <extracomment>app/core/devices/lsl_choice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name its source id too.</source>
        <extracomment>app/core/devices/lsl_choice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An LSL stream does not know the command {name}.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command its source itself.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No LSL stream was named.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a name, type, source id or uid for each.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the chosen LSL streams is a signal with a rate.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a signal too.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSL streams were to be received before they were found.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream {name} has no source id; after a loss it is known by its name only.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of the stream {name} does not answer; its times are taken as ours.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The LSL stream {name} is lost; it is looked for.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock offset of the LSL stream {name}: {offset_s} s.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The LSL stream {name} is back.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSL streams cannot be received: this machine has no liblsl.</source>
        <extracomment>app/core/devices/lsl_network.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install liblsl, or set PYLSL_LIB to where it is. On Linux x86-64 it comes with pylsl.</source>
        <extracomment>app/core/devices/lsl_network.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The LSL stream {name} was found but does not answer.</source>
        <extracomment>app/core/devices/lsl_network.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: it holds no samples.</source>
        <extracomment>app/core/devices/mne_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplifiers in the network are not looked for: this computer is in no network.</source>
        <extracomment>app/core/devices/network_search.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this network.</source>
        <extracomment>app/core/devices/network_search.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends OSC in this network. If that is the model.</source>
        <extracomment>app/core/devices/network_search.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: its first lines do not tell the number of channels and the sample rate.</source>
        <extracomment>app/core/devices/openbci_text.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: its samples have {n_columns} columns, {value} are needed.</source>
        <extracomment>app/core/devices/openbci_text.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: {value}</source>
        <extracomment>app/core/devices/openbci_text.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no samples.</source>
        <extracomment>app/core/devices/openbci_text.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is cut: {value}{value2}.</source>
        <extracomment>app/core/devices/openbci_text.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is cut: </source>
        <extracomment>app/core/devices/openbci_text.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its packet counter does not go up by one a sample; lost packets cannot be told.</source>
        <extracomment>app/core/devices/openbci_text.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its packet counter stands still or jumps back {odd} times; taken as going on.</source>
        <extracomment>app/core/devices/openbci_text.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that is played does not know the command {name}.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the simulated one.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file cannot be played at speed {speed}.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a speed above zero, or max.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file cannot be played for {duration_s} s.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a time above zero.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file was to be played before it was opened.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its channels have different rates ({rates} Hz); each rate is a stream of its own.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of {name} are not numbers from here on; each is shown as 0.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator gives {amplitude_ma} mA; {allowed_ma} mA are ordered.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator takes 0 to {greatest_ma} mA, not {amplitude_ma}.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its amplitude was not changed.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give an amplitude between 0 and {greatest_ma} mA.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another stimulator answers (serial number {value}).</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was brought to its safe state and is not used.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the one with the serial number {serial_number}, or begin another session.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator refused to {word}: {value}</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator does not run.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator gave no token for its run.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator is not armed.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator confirmed another amplitude than it was told.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator is being stopped.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator is not reached.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator has not confirmed its safe state.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator&apos;s port is gone.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator did not answer within {safe_within_ms} ms.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator has not said its state.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simulated amplifier was to be started before it was opened.</source>
        <extracomment>app/core/devices/simulated_amplifier.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impedance was to be measured before the simulated amplifier was opened.</source>
        <extracomment>app/core/devices/simulated_amplifier.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simulated amplifier was given a command before it was opened.</source>
        <extracomment>app/core/devices/simulated_amplifier.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simulated amplifier cannot do {given}.</source>
        <extracomment>app/core/devices/simulated_amplifier.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give {allowed}.</source>
        <extracomment>app/core/devices/simulated_amplifier.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;calibration&apos; does not know {argument}.</source>
        <extracomment>app/core/devices/simulated_calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one of: {list}.</source>
        <extracomment>app/core/devices/simulated_calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be {number}.</source>
        <extracomment>app/core/devices/simulated_calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number above zero.</source>
        <extracomment>app/core/devices/simulated_calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not know {argument}.</source>
        <extracomment>app/core/devices/simulated_calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give an electrode=a number.</source>
        <extracomment>app/core/devices/simulated_calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one of: </source>
        <extracomment>app/core/devices/simulated_calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simulated amplifier has no electrode {label}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of its labels.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be {argument}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number above zero, up to {most}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simulated amplifier does not know the command {name}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It knows {list}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs a number, not {argument}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number of packets, as 3, or a share of all, as 2%.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electrode off: </source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electrode back on: </source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer saturated: </source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input saturated: </source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number from {least} to {most}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator is running and cannot be armed.</source>
        <extracomment>app/core/devices/simulated_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator did not start (it is {state}).</source>
        <extracomment>app/core/devices/simulated_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator does not run, so it cannot be held.</source>
        <extracomment>app/core/devices/simulated_stimulator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: a rate of {rate_hz} samples a second cannot be.</source>
        <extracomment>app/core/devices/source_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: {n_channels} channels cannot be.</source>
        <extracomment>app/core/devices/source_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: it is one part of a BrainVision recording.</source>
        <extracomment>app/core/devices/source_formats.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file with the same name that ends in .vhdr.</source>
        <extracomment>app/core/devices/source_formats.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds no raw signal, only events or results.</source>
        <extracomment>app/core/devices/source_summaries.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds annotations only, no signal to play.</source>
        <extracomment>app/core/devices/source_summaries.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device speaks another version of the stimulator protocol.</source>
        <extracomment>app/core/devices/stimulator_answers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator does not say what it can do.</source>
        <extracomment>app/core/devices/stimulator_answers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator cannot be used here: its limits are too wide for the safety stop.</source>
        <extracomment>app/core/devices/stimulator_answers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must reach its safe state within {slowest_safe_ms} ms, by itself within {longest_keep_alive_ms} ms.</source>
        <extracomment>app/core/devices/stimulator_answers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator has no fault called {list}.</source>
        <extracomment>app/core/devices/stimulator_firmware.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such programme.</source>
        <extracomment>app/core/devices/stimulator_firmware.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start came too late.</source>
        <extracomment>app/core/devices/stimulator_firmware.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the run that was armed.</source>
        <extracomment>app/core/devices/stimulator_firmware.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not told until when.</source>
        <extracomment>app/core/devices/stimulator_firmware.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such command.</source>
        <extracomment>app/core/devices/stimulator_firmware.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whether the stimulator gives current; by itself it stops within its keep-alive.</source>
        <extracomment>app/core/devices/stimulator_port.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If a patient is connected: disconnect the stimulator from the patient now. Then check its power and cable.</source>
        <extracomment>app/core/devices/stimulator_port.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator&apos;s port {url} cannot be opened ({reason}).</source>
        <extracomment>app/core/devices/stimulator_port.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator&apos;s port is closed.</source>
        <extracomment>app/core/devices/stimulator_port.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator&apos;s port {url} is gone.</source>
        <extracomment>app/core/devices/stimulator_port.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simulated stimulator is not plugged in.</source>
        <extracomment>app/core/devices/stimulator_process.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simulated stimulator could not be started: {strerror}.</source>
        <extracomment>app/core/devices/stimulator_process.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simulated stimulator could not be started: </source>
        <extracomment>app/core/devices/stimulator_process.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not seen yet.</source>
        <extracomment>app/core/devices/stop_contact.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its port {port} is gone ({value}).</source>
        <extracomment>app/core/devices/stop_contact.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its port {port} cannot be opened ({value}).</source>
        <extracomment>app/core/devices/stop_contact.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its device is silent.</source>
        <extracomment>app/core/devices/stop_contact.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: it describes more than any recording has.</source>
        <extracomment>app/core/devices/xdf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: the description of stream {stream_id} defines entities.</source>
        <extracomment>app/core/devices/xdf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: the description of stream {stream_id} has no number of channels or no format.</source>
        <extracomment>app/core/devices/xdf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: stream {stream_id} has {value} channels.</source>
        <extracomment>app/core/devices/xdf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: stream {stream_id} is described twice.</source>
        <extracomment>app/core/devices/xdf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: it does not begin as an XDF file does.</source>
        <extracomment>app/core/devices/xdf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is cut or damaged at byte {trusted_bytes} of {size}: {broken}. What comes after is left out.</source>
        <extracomment>app/core/devices/xdf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: this machine has not enough memory for it.</source>
        <extracomment>app/core/devices/xdf_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play it on a machine with more memory, or split it.</source>
        <extracomment>app/core/devices/xdf_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: it holds no regular signal, only markers or nothing.</source>
        <extracomment>app/core/devices/xdf_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream {name} is empty; it is left out.</source>
        <extracomment>app/core/devices/xdf_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of the stream {name} was reset {resets} time{value} while it was recorded; its recorded offsets put it back onto the axis of the others.</source>
        <extracomment>app/core/devices/xdf_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time of the stream {name} is impossible {back} times; taken as going on.</source>
        <extracomment>app/core/devices/xdf_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream {name} ({rate_hz} Hz) drifts by {value} ms against the first stream up to its end; its time stamps are kept.</source>
        <extracomment>app/core/devices/xdf_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream {name} says {nominal_hz} samples a second and has {rate_hz}; it is played as it is.</source>
        <extracomment>app/core/devices/xdf_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that was already recorded is affected.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens again, call your technical support.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See --help for an example.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the identifier and choose again.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again whenever you like.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was recorded up to here is kept; nothing is recorded while the device is gone.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check power, cable and electrodes of the device, then connect it again.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was played from it.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file, or get a fresh copy of this one from where it came.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written up to here is kept and valid; nothing more can be recorded.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space on the disk or choose another data folder.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything before the place named is intact.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the file as it is and restore it from a backup.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was changed outside this application; entries before the one named still hold.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not repair or delete it: copy the data folder, tell your security officer, restore a backup.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report it with the log files; they hold no patient data.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not recorded; nothing that was recorded before is affected.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unexpected {name} at {where}.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system refused at {where}: {value}.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check disk and rights, also of where the output goes, and try again.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event {event_type} holds a value that JSON cannot hold.</source>
        <extracomment>app/core/events/canonical_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log holds an event that this version cannot read.</source>
        <extracomment>app/core/events/canonical_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was written by a newer version of this application. Nothing is lost.</source>
        <extracomment>app/core/events/canonical_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update this application and open the data folder again.</source>
        <extracomment>app/core/events/canonical_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CloudEvent was refused for its member {name}: {why}.</source>
        <extracomment>app/core/events/cloud_event.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CloudEvent was refused: it is not JSON.</source>
        <extracomment>app/core/events/cloud_event.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} was refused{place}: {why}.</source>
        <extracomment>app/core/events/door.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no event type {shown} in the catalogue.</source>
        <extracomment>app/core/events/door.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such entry in this log.</source>
        <extracomment>app/core/events/lineage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the id of an event, or an index.</source>
        <extracomment>app/core/events/lineage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} ids begin so.</source>
        <extracomment>app/core/events/lineage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the whole id of the event.</source>
        <extracomment>app/core/events/lineage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log holds an event {event_type} of version {version}; this application reads up to {current}.</source>
        <extracomment>app/core/events/upcasters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event {event_type} of version {older} cannot be brought to version {value}.</source>
        <extracomment>app/core/events/upcasters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature of a checkpoint is not valid.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size in a signed checkpoint is not a number.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The root in a signed checkpoint is not a SHA-256 hash.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A signed checkpoint is not in the form of one.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A signed checkpoint belongs to another log.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The root in a signed checkpoint cannot be read.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public key of the log cannot be read.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof begins at an empty log that is not one.</source>
        <extracomment>app/core/ledger/growth.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof for entry {index} is not one.</source>
        <extracomment>app/core/ledger/proofs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof for entry {index} does not lead to the root.</source>
        <extracomment>app/core/ledger/proofs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A consistency proof is not one.</source>
        <extracomment>app/core/ledger/proofs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A consistency proof is too short.</source>
        <extracomment>app/core/ledger/proofs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A consistency proof does not lead to both roots.</source>
        <extracomment>app/core/ledger/proofs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof for entry {index} is too long.</source>
        <extracomment>app/core/ledger/proofs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A consistency proof between trees of one size does not hold.</source>
        <extracomment>app/core/ledger/proofs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A consistency proof is too long.</source>
        <extracomment>app/core/ledger/proofs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bundle of entries is cut, or longer than it should be.</source>
        <extracomment>app/core/ledger/tiles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tile {path} is cut, or longer than it should be.</source>
        <extracomment>app/core/ledger/tiles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exported tree is not the one its checkpoint was signed over.</source>
        <extracomment>app/core/ledger/tiles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A node that the tree does not have was asked for.</source>
        <extracomment>app/core/ledger/tiles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entries from {first} on are not those of the tile {path}.</source>
        <extracomment>app/core/ledger/tiles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tile {path} does not match the tiles below it.</source>
        <extracomment>app/core/ledger/tiles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An older copy of the log was put back: entries {size} to {value}, which {witness} covers, are gone.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is there holds, up to entry {value}; what was acknowledged after that is missing.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not go on with it: find the newest copy of the data folder, and tell your security officer.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {index} is gone.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {index} was changed.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payload of entry {index} is not an event.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {first} entries are not those of their checkpoint.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {size} is gone.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint kept for size {kept_size} is another one.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries {believed} to {value} are not those {name} was signed over.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {index} does not tell of the checkpoint over the entries before it.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log has no signed head.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries {size} to {value} are gone.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {size} is not covered by the signed head.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a checkpoint over {value} entries.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tree has nodes that no entry belongs to.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {index} was changed: its encoding is not one.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {index} was changed: its {name} is not the payload&apos;s.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payload of entry {index} cannot be read.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint that entry {index} tells of is gone.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} not what the tree was built over.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} is not a public key of a log.</source>
        <extracomment>app/core/ledger/verifier/checking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} is not a text.</source>
        <extracomment>app/core/ledger/verifier/checking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} is too long to be what it should be.</source>
        <extracomment>app/core/ledger/verifier/checking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} cannot be read.</source>
        <extracomment>app/core/ledger/verifier/checking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A high-pass at {low_cut_hz} Hz and a low-pass at {high_cut_hz} Hz leave nothing.</source>
        <extracomment>app/core/processing/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a high-pass below the low-pass.</source>
        <extracomment>app/core/processing/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What designs filters (scipy) cannot be imported.</source>
        <extracomment>app/core/processing/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A filter at {corner_hz} Hz is not possible at {rate_hz} samples a second.</source>
        <extracomment>app/core/processing/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a frequency between 0 and {value} Hz.</source>
        <extracomment>app/core/processing/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A filter for {n_channels} channels was given samples of shape {shape}.</source>
        <extracomment>app/core/processing/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no stream {stream_id} in this recording.</source>
        <extracomment>app/core/recording/configurations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change of channel {label} begins at sample {first_sample}, before the one written before it ({first_before}).</source>
        <extracomment>app/core/recording/configurations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change of channels does not fit: {what}</source>
        <extracomment>app/core/recording/configurations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change of channels does not fit: </source>
        <extracomment>app/core/recording/configurations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream {stream_id} goes on at sample {first_sample} where {next_sample} is due.</source>
        <extracomment>app/core/recording/continuity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream {stream_id} goes on with block {sequence} where {next_sequence} is due.</source>
        <extracomment>app/core/recording/continuity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream {stream_id} has a gap at sample {first_sample} where {next_sample} is due.</source>
        <extracomment>app/core/recording/continuity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} exists already.</source>
        <extracomment>app/core/recording/exports/bids_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported; what is there was not touched.</source>
        <extracomment>app/core/recording/exports/bids_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder that does not exist yet.</source>
        <extracomment>app/core/recording/exports/bids_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording holds no sample.</source>
        <extracomment>app/core/recording/exports/contents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <extracomment>app/core/recording/exports/contents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table of {name} is not what was recorded.</source>
        <extracomment>app/core/recording/exports/csv_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table of {value} is not what was recorded.</source>
        <extracomment>app/core/recording/exports/csv_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export holds {count} annotations of {count2}.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export&apos;s annotations are not those of the recording.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export gives channel {label} another calibration than meant.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export of channel {label} is not what was recorded.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export does not hold the number of data records that its header says.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A data record of the export bears another time than its samples.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A data record of the export does not say when it begins.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recording cannot be exported as {value}; edf and bdf can.</source>
        <extracomment>app/core/recording/exports/edf_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file without suffix</source>
        <extracomment>app/core/recording/exports/edf_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header made for the export does not fit its data records.</source>
        <extracomment>app/core/recording/exports/edf_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gaps of this recording are too short for one discontinuous file.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its data records would reach over them.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export without --discontinuous: one file for each continuous stretch.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The range of the channel {label} ({lowest} to {highest} {unit}) cannot be written in the eight characters that EDF has for it.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported; the recording itself is intact.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the recording with this application.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} does not fit a field of an EDF header.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channel {label} has values that are not numbers.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channel {label} holds a value that is not a number, which EDF cannot hold.</source>
        <extracomment>app/core/recording/exports/edf_plan.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the recording with this application, or leave that channel out.</source>
        <extracomment>app/core/recording/exports/edf_plan.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was written and cannot be read: {value}.</source>
        <extracomment>app/core/recording/exports/exported_files.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format {export_format} has no place to say whose recording it is.</source>
        <extracomment>app/core/recording/exports/formats.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only EDF and BDF know a discontinuous file; {export_format} says gaps in its own way.</source>
        <extracomment>app/core/recording/exports/formats.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not say which format to write.</source>
        <extracomment>app/core/recording/exports/formats.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add --format: {known}.</source>
        <extracomment>app/core/recording/exports/formats.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder does not say whose recording this is.</source>
        <extracomment>app/core/recording/exports/identity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <extracomment>app/core/recording/exports/identity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it without --identified, or name the data folder in which it was recorded.</source>
        <extracomment>app/core/recording/exports/identity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} may need {value} MB; the disk has {value2} MB left.</source>
        <extracomment>app/core/recording/exports/nwb_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space, or choose another place, and export again.</source>
        <extracomment>app/core/recording/exports/nwb_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NWB file&apos;s tables are not what was recorded.</source>
        <extracomment>app/core/recording/exports/nwb_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NWB file describes a series in another way than meant.</source>
        <extracomment>app/core/recording/exports/nwb_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export of a series is not what was recorded.</source>
        <extracomment>app/core/recording/exports/nwb_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exports to {format_name} need the package {value}, which is not installed.</source>
        <extracomment>app/core/recording/exports/optional_packages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported; the recording is intact.</source>
        <extracomment>app/core/recording/exports/optional_packages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it with: {value}</source>
        <extracomment>app/core/recording/exports/optional_packages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} could not be written: {value}.</source>
        <extracomment>app/core/recording/exports/staging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <extracomment>app/core/recording/exports/watching.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file was left; the recording is intact.</source>
        <extracomment>app/core/recording/exports/watching.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XDF file does not hold what was recorded.</source>
        <extracomment>app/core/recording/exports/xdf_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export of {name} is not what was recorded.</source>
        <extracomment>app/core/recording/exports/xdf_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XDF file cannot be read back.</source>
        <extracomment>app/core/recording/exports/xdf_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording&apos;s files are gone: the log says that it was made.</source>
        <extracomment>app/core/recording/log_comparison.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was moved or removed outside this application.</source>
        <extracomment>app/core/recording/log_comparison.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the recording&apos;s folder from a backup.</source>
        <extracomment>app/core/recording/log_comparison.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording was shortened: the log says {samples} samples, {found} are there.</source>
        <extracomment>app/core/recording/log_comparison.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is there is intact; what came after it is gone.</source>
        <extracomment>app/core/recording/log_comparison.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minute {minute} is not what the log sealed (segment {segment}, bytes {first_byte} to {end_byte}).</source>
        <extracomment>app/core/recording/log_comparison.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {index} cannot be read.</source>
        <extracomment>app/core/recording/annotation_changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording has no stream {stream_id}.</source>
        <extracomment>app/core/recording/reader.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples {first} to {end} were asked for; the recording has 0 to {recorded_end}.</source>
        <extracomment>app/core/recording/reader.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been recorded yet.</source>
        <extracomment>app/core/recording/review_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment {name} {fault}, at byte {offset}.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording has format {format_version}; this application reads up to {format_version2}.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was made by a newer version.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with the version that made it.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment {name} was removed while it was read.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment {name} is not there.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment {name} cannot be read: {strerror}.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment {name} ends before byte {value}.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment {name} exists already.</source>
        <extracomment>app/core/recording/segment_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment {name} cannot be made: {strerror}.</source>
        <extracomment>app/core/recording/segment_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording could not be written: {value}.</source>
        <extracomment>app/core/recording/segment_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space on the disk (or choose another data folder), then start a new recording.</source>
        <extracomment>app/core/recording/segment_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording could not be written: </source>
        <extracomment>app/core/recording/segment_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recording of that identifier in this data folder.</source>
        <extracomment>app/core/recording/shelf.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List them with: neurascale recording list --data DIR</source>
        <extracomment>app/core/recording/shelf.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk did not store the recording: {strerror}.</source>
        <extracomment>app/core/recording/syncing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk did not store the recording: </source>
        <extracomment>app/core/recording/syncing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment {name} was changed after it was written, at byte {value}.</source>
        <extracomment>app/core/recording/tail_memory.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording holds no sample of that stream.</source>
        <extracomment>app/core/recording/time_axis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seal of minute {minute} does not follow the one before (byte {due}).</source>
        <extracomment>app/core/recording/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minute {minute} does not match its seal (segment {segment}, bytes {first_byte} to {end_byte}).</source>
        <extracomment>app/core/recording/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the recording holds is not what its end record says.</source>
        <extracomment>app/core/recording/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block follows the end of the recording.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block of stream {stream_id} has another shape than its stream.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recording in that folder.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the recording&apos;s identifier.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first segment of the recording is missing.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment {name} belongs to another recording.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment {name} ends at byte {end_byte}; the one after it was begun when it ended at {previous_end_byte}.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment {name} does not go on where the one before it ends.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment {name} follows the end of the recording.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} (segment {name}, byte {offset})</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block is shorter than its header.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording was closed; it cannot be continued.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block of stream {stream_id} does not belong to this recording.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block repeats {value} samples of stream {stream_id}.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This stream is not recorded.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recording of that identifier exists already.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording&apos;s folder cannot be made: {strerror}.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk did not store the recording within {closed_within_s} s.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording&apos;s folder cannot be made: </source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program ended while it was asked.</source>
        <extracomment>app/core/safety/control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its outputs fall to their safe state by themselves.</source>
        <extracomment>app/core/safety/control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program did not answer in time.</source>
        <extracomment>app/core/safety/control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whether the output is stopped; its lease stops it within a third of a second if the safety program hangs.</source>
        <extracomment>app/core/safety/control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program gave an answer that is not one.</source>
        <extracomment>app/core/safety/control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program does not answer.</source>
        <extracomment>app/core/safety/endpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety stop on the screen does not work; every output falls to its safe state by itself.</source>
        <extracomment>app/core/safety/endpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program cannot open its socket: {value}.</source>
        <extracomment>app/core/safety/endpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No output can be enabled.</source>
        <extracomment>app/core/safety/endpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the runtime folder exists and belongs to this user, then start the workstation again.</source>
        <extracomment>app/core/safety/endpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If something is connected that can do harm, use its own emergency stop or disconnect it now; then restart the workstation.</source>
        <extracomment>app/core/safety/endpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program cannot open its socket: </source>
        <extracomment>app/core/safety/endpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output did not start: {why}.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is stopped.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety stop was triggered meanwhile.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof test of the safety stop failed: {why}.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output must not be used on a patient.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect the output; check it and its cable, reset the stop, and prove it again.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof test was interrupted by a stop.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output was not started, because its start could not be recorded.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays stopped, because its reset could not be recorded.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof test of the safety stop failed: </source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output did not start: </source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no lease for the role {role}.</source>
        <extracomment>app/core/safety/lease_holder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer came that nothing had asked for.</source>
        <extracomment>app/core/safety/leases.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text {name} of a {kind} is missing.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The integer {name} of a {kind} is missing.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number {name} of a {kind} is wrong.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list {name} of a {kind} is missing.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a line of JSON.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a JSON object with a kind.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not read what it is sent.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line is too long.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output may not run: the safety program grants no lease.</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in its safe state.</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove the stop and start the output from the session screen.</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output has not confirmed its safe state.</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may still be running.</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use its own emergency stop or disconnect it from the patient now.</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operator&apos;s window has stopped answering.</source>
        <extracomment>app/core/safety/own_alarm.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station program has gone, and no window is open.</source>
        <extracomment>app/core/safety/own_alarm.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the patient. An output that was running has been stopped; a recording goes on.
The safety stop still works: by its chord, its pedal, or the command “neurascale stop”.
Then open the workstation again.</source>
        <extracomment>app/core/safety/own_alarm.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the patient. A recording that was running goes on.
The safety stop still works: by its chord, its pedal, or the command “neurascale stop”.
No other alarm can be told: open the workstation again.</source>
        <extracomment>app/core/safety/own_alarm.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program&apos;s own file cannot be read: {value}.</source>
        <extracomment>app/core/safety/own_alarm_record.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms that the safety program raised by itself are missing from the log until it can.</source>
        <extracomment>app/core/safety/own_alarm_record.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program&apos;s own file cannot be read: </source>
        <extracomment>app/core/safety/own_alarm_record.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output has confirmed its safe state.</source>
        <extracomment>app/core/safety/own_alarm_voice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No output is attached.</source>
        <extracomment>app/core/safety/own_alarm_voice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output has NOT confirmed its safe state.</source>
        <extracomment>app/core/safety/own_alarm_voice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output has NOT confirmed its safe state: disconnect it from the patient.</source>
        <extracomment>app/core/safety/own_alarm_voice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program has an alarm.</source>
        <extracomment>app/core/safety/own_alarm_voice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program already holds the role {role} at the safety stop.</source>
        <extracomment>app/core/safety/presence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That one goes on; this one has no lease.</source>
        <extracomment>app/core/safety/presence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other window or program first.</source>
        <extracomment>app/core/safety/presence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space on the disk or make the data folder writable, then try again.</source>
        <extracomment>app/core/safety/record.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another safety program already runs on this data folder.</source>
        <extracomment>app/core/safety/record.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one ends; the running one keeps its outputs.</source>
        <extracomment>app/core/safety/record.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program&apos;s own file cannot be opened: {value}.</source>
        <extracomment>app/core/safety/record.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the data folder writable for this user, then start the workstation again.</source>
        <extracomment>app/core/safety/record.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program&apos;s own file cannot be opened: </source>
        <extracomment>app/core/safety/record.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program&apos;s own file cannot be written ({value}).</source>
        <extracomment>app/core/safety/record.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops that happened while the station was down are missing from the log until it can.</source>
        <extracomment>app/core/safety/recorded_stops.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a message for this role.</source>
        <extracomment>app/core/safety/server.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token is wrong.</source>
        <extracomment>app/core/safety/server.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such role.</source>
        <extracomment>app/core/safety/server.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such command.</source>
        <extracomment>app/core/safety/server.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field {name} of a status is missing or wrong.</source>
        <extracomment>app/core/safety/status.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof test of the stop was interrupted.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety stop is not active; there is nothing to reset.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety stop was not reset: a reset needs the role of the person and a reason.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays stopped.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who resets it and why it is safe to go on.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: the safety stop is active ({list}).</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output stays in its safe state.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the cause, then reset the safety stop with your role and a reason.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: the output is in use.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the proof test to end, or end the programme first.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring about what is missing, then try again.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {value} does not hold its lease.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stop has not been proved on this output.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {value} has not come back.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site&apos;s settings cannot be used.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output is in its safe state.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output is still running.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link to the output is broken; its state is not known.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contact “{name}” is open.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder cannot be written to.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be recorded there; what lies there can be read and checked.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder cannot be made: {value}.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be recorded there.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runtime folder cannot be made: {value}.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs on this data folder cannot talk to each other.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the right to write to the folder for temporary files.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runtime folder {folder} belongs to another user.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has version {schema_version}, this program needs {schema_version2}.</source>
        <extracomment>app/core/settings/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limits in {name} are not as this version needs them: {error}.</source>
        <extracomment>app/core/settings/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application was installed without its file {list}.</source>
        <extracomment>app/core/settings/resources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the application again.</source>
        <extracomment>app/core/settings/resources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site&apos;s settings in {name} cannot be used: {why}</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No output can be started until they can.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct {path}, and start the workstation again. Without the file, the defaults hold.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chord “{keys}” names a key that is not known: “{value}”.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {list} with a letter, F1 to F12, {list2}.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chord “{keys}” could be pressed by accident.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety stop would come when nobody means it.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give at least two of Ctrl, Alt, Shift, Meta, and one other key.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block must be C-contiguous float32 (channels, samples), not {dtype} {shape}.</source>
        <extracomment>app/core/signals/blocks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block header has {size} bytes, this one {count}.</source>
        <extracomment>app/core/signals/blocks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a block header: magic {magic}, version {version}.</source>
        <extracomment>app/core/signals/blocks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block of {n_channels} x {n_samples} has {value} bytes, this one {count}.</source>
        <extracomment>app/core/signals/blocks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comment has at most {longest_comment} characters.</source>
        <extracomment>app/core/signals/channel_changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is different about the channel {label}.</source>
        <extracomment>app/core/signals/channel_changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A channel&apos;s label has 1 to {longest_label} printable characters.</source>
        <extracomment>app/core/signals/channel_changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a channel {new_label} already.</source>
        <extracomment>app/core/signals/channel_changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another label.</source>
        <extracomment>app/core/signals/channel_changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acquisition came back and could not go on with the recording; it ends here. All before is kept.</source>
        <extracomment>app/core/station/acquisition_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The acquisition program does not run.</source>
        <extracomment>app/core/station/acquisition_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device can be used. What was recorded is kept.</source>
        <extracomment>app/core/station/acquisition_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being started again; if this stays, close the workstation and open it again.</source>
        <extracomment>app/core/station/acquisition_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a moment.</source>
        <extracomment>app/core/station/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as 2026-05-04 or 2026-05-04T09:30:00+00:00.</source>
        <extracomment>app/core/station/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delays and alarm conditions do not match: {list}.</source>
        <extracomment>app/core/station/alarm_limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delays and alarm conditions do not match: </source>
        <extracomment>app/core/station/alarm_limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was raised before the station was restarted, at {value}.</source>
        <extracomment>app/core/station/alarm_restoration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was away for {value} s at most.</source>
        <extracomment>app/core/station/alarm_restoration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stood still for {value} s.</source>
        <extracomment>app/core/station/alarm_rounds.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site&apos;s settings name “{name}” among the alarms that stop, which cannot be.</source>
        <extracomment>app/core/station/alarm_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No output can be started until they can be used.</source>
        <extracomment>app/core/station/alarm_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use names of: {list}.</source>
        <extracomment>app/core/station/alarm_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use names of: </source>
        <extracomment>app/core/station/alarm_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s clock was put {value} by {value2} s.</source>
        <extracomment>app/core/station/alarm_watch.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of {name} jumped by {value} s against this computer&apos;s.</source>
        <extracomment>app/core/station/alarm_watch.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the last {span_s} s: {list}.</source>
        <extracomment>app/core/station/alarm_watch.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acquisition answered AddAnnotation with something else.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has no such annotation.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The annotation was withdrawn.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a new one.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The annotation was changed meanwhile.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has corrected it; nothing was overwritten.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it again, and correct it then.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An annotation has a text of 1 to {longest_text} characters.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An annotation does not begin before the recording.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An annotation does not last less than no time.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An annotation is withdrawn with a reason.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why it does not hold.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device has no test signal of its own.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check it with a signal generator, as its maker says.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amplifier can be checked only between opening and recording.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the step before it.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amplifier is being checked.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its inputs have a test signal instead of the electrodes.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait some seconds until the check is done.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no channel that measures a voltage.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device does not deliver without gaps, or not before the recording.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its link; a file or a source that waits for the recording cannot be checked.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the amplifier.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amplifier could not be checked. </source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking {name} with {value}.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was recorded until now is kept, as the law asks of a medical record; it is given to nobody for a purpose that was withdrawn.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording ends in order. It is not analysed, no report is written, and the session ends.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulation has been stopped and stays stopped. The recording goes on.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing more is given out for research. The session goes on.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session runs for this patient; from now on nothing begins for that purpose.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stop was not confirmed by the safety program: switch the stimulator off at its own switch. The recording goes on.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session uses no stimulator. It goes on.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acquisition answered OpenDevice with something else.</source>
        <extracomment>app/core/station/device_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is not in the store.</source>
        <extracomment>app/core/station/device_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acquisition answered StartRecording with something else.</source>
        <extracomment>app/core/station/device_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin the session again.</source>
        <extracomment>app/core/station/device_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The acquisition program does not say what it is doing.</source>
        <extracomment>app/core/station/device_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output does not run: </source>
        <extracomment>app/core/station/device_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silent: {list}.</source>
        <extracomment>app/core/station/device_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silent: </source>
        <extracomment>app/core/station/device_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event of an unknown type was replayed.</source>
        <extracomment>app/core/station/event_watch.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder holds a thousand exports of this recording.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such purpose of an export.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This patient has not consented to research, or has withdrawn that consent.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the patient for consent to research, or export it for care only.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This station has no recording of that identifier.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format {chosen} has no place to say whose recording it is.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for the export is not there.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that exists.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exports do not belong into the data folder.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lies there is the record itself.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another export is running.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for it, or cancel it first.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This export has ended already.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no export format {format}.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export did not say what it has written.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was cancelled; nothing of it is left.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with the recording: all {values_compared} values are equal.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with the recording: all {values_compared} values agree, as exactly as the format can hold them.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This data folder has no log.</source>
        <extracomment>app/core/station/export_notes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder cannot be written: {value}.</source>
        <extracomment>app/core/station/export_notes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder cannot be written: </source>
        <extracomment>app/core/station/export_notes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acquisition answered MeasureImpedance with something else.</source>
        <extracomment>app/core/station/impedance_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device cannot measure impedances.</source>
        <extracomment>app/core/station/impedance_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device is gone.</source>
        <extracomment>app/core/station/impedance_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the recording {count} electrodes had lost their contact: {value}.</source>
        <extracomment>app/core/station/impedance_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the recording electrode {value} had lost its contact.</source>
        <extracomment>app/core/station/impedance_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station did not answer within {timeout_s} s.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session can be started; a recording that is running goes on.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See {value}; end the process &apos;neurascale station&apos; and try again.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>station.out</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station is just ending.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sessions are kept.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station ended while starting (exit code {returncode}). {value}</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session can be started.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See {value}.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {task} ended, but its answer has no end.</source>
        <extracomment>app/core/station/one_shot_tasks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is complete and untouched.</source>
        <extracomment>app/core/station/one_shot_tasks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {task} ended with exit code {code}: {value}</source>
        <extracomment>app/core/station/one_shot_tasks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {task} was given up.</source>
        <extracomment>app/core/station/one_shot_tasks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {task} was not done within {timeout_s} s and was ended.</source>
        <extracomment>app/core/station/one_shot_tasks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was waited for did not come within {timeout_s} s.</source>
        <extracomment>app/core/station/operator_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session uses no stimulator.</source>
        <extracomment>app/core/station/output_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a session with one.</source>
        <extracomment>app/core/station/output_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acquisition answered SetOutputAmplitude with something else.</source>
        <extracomment>app/core/station/output_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stimulator is not attached: </source>
        <extracomment>app/core/station/output_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gave {amplitude_ma} mA; {ordered_ma} mA were ordered.</source>
        <extracomment>app/core/station/output_news.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended: {last_exit}.</source>
        <extracomment>app/core/station/program_news.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended: </source>
        <extracomment>app/core/station/program_news.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended too often and is not started again: close the workstation and open it anew.</source>
        <extracomment>app/core/station/program_news.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A channel is named by its label.</source>
        <extracomment>app/core/station/recording_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acquisition answered ApplyChannelChange with something else.</source>
        <extracomment>app/core/station/recording_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording does not advance: nothing new for {still_s} s.</source>
        <extracomment>app/core/station/recording_watch.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log has {size} entries, numbered from 0.</source>
        <extracomment>app/core/station/replay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} listened within {within_s} s.</source>
        <extracomment>app/core/station/replay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was replayed.</source>
        <extracomment>app/core/station/replay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start `neurascale events watch --replayed` on the same data folder, then replay.</source>
        <extracomment>app/core/station/replay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no event type {event_type}.</source>
        <extracomment>app/core/station/replay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See `neurascale events list`.</source>
        <extracomment>app/core/station/replay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entries to replay end before they begin.</source>
        <extracomment>app/core/station/replay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be written: {strerror}.</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent to be recorded was withdrawn.</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was recorded until then is kept; it is neither analysed nor reported.</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on only if the patient gives consent anew.</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording could not be analysed.</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station was restarted during this session; it went on by itself.</source>
        <extracomment>app/core/station/restoration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause: {value}.</source>
        <extracomment>app/core/station/safety_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause: </source>
        <extracomment>app/core/station/safety_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety stop: </source>
        <extracomment>app/core/station/safety_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workstation&apos;s window is open on this data folder.</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it first, or name another folder with --data.</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station did not say whether the log holds.</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An interrupted session or a latched safety stop is waiting in this data folder, which holds patients.</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A demonstration touches neither.</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the window on this folder and see to it there, or give the demo a folder of its own.</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station did not register the demo patient.</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station did not begin a session.</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station no longer shows the session.</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station has not answered for {silent_s} s.</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording and the safety stop run in programs of their own and go on.</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>station.log</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session cannot go on.</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording does not advance. {value}</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run this again once that is done: the session is brought to its end first.</source>
        <extracomment>app/core/station/scripted_operator.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session is already running.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End or cancel it first.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session was begun for a patient who is not in the store.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number read is not this patient&apos;s.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This may be the wrong patient; nothing was started.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the wristband, and choose the patient again if it is another.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is not waiting at “{step}”.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session is recording.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending now would end the recording.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the recording first, or close the window and let the recording go on.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station does not know the request {name}.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the device.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session could not be begun.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session is not the one that is running.</source>
        <extracomment>app/core/station/session_board.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the session&apos;s screen.</source>
        <extracomment>app/core/station/session_board.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session&apos;s order cannot be written: {strerror}.</source>
        <extracomment>app/core/station/session_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known which device this session was begun with.</source>
        <extracomment>app/core/station/session_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the session and begin another; what was recorded is kept.</source>
        <extracomment>app/core/station/session_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session&apos;s order cannot be written: </source>
        <extracomment>app/core/station/session_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This patient has withdrawn consent to stimulation.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output stays stopped for the rest of this session; the recording goes on.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the session, or reset the stop after the patient has given consent anew.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A remote stop was refused.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was stopped: this site does not allow stops from elsewhere.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the site. Its administrator can allow remote stops with stop.allow_remote in site.toml.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program proved the stop without a latency.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station is still starting.</source>
        <extracomment>app/core/station/workstation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <extracomment>app/core/station/workstation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device could not be opened again: </source>
        <extracomment>app/core/station/workstation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyboard of this machine may be read by this user.</source>
        <extracomment>app/core/stopping/kernel_keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyboard has been taken off.</source>
        <extracomment>app/core/stopping/kernel_keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chord and pedals that act as keyboards do not stop.</source>
        <extracomment>app/core/stopping/keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the stop on the screen, a pedal, or `neurascale stop`.</source>
        <extracomment>app/core/stopping/keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Wayland no program sees the keys of another, and this user may not read the keyboard&apos;s device.</source>
        <extracomment>app/core/stopping/keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let this user read the keyboard (group “input”), use a session on X11, or a pedal on a serial port.</source>
        <extracomment>app/core/stopping/keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being opened.</source>
        <extracomment>app/core/stopping/keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switched off by the site.</source>
        <extracomment>app/core/stopping/keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no key {value}.</source>
        <extracomment>app/core/stopping/native_keyboards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose other keys in site.toml.</source>
        <extracomment>app/core/stopping/native_keyboards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s library for the keyboard cannot be loaded ({error}).</source>
        <extracomment>app/core/stopping/native_keyboards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The X server {display} cannot be reached: {value}.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The X server&apos;s answer is too short.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The X server does not let this program in.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This keyboard has no key {value}.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The X server refuses to tell the state of the keyboard.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The X server is gone.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The X server does not answer.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{display}” is no name of a display.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This data folder belongs to a newer version of the application.</source>
        <extracomment>app/core/store/database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in it was changed.</source>
        <extracomment>app/core/store/database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update this application, or choose another folder with --data.</source>
        <extracomment>app/core/store/database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log could not be {doing}: {reason}.</source>
        <extracomment>app/core/store/database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log&apos;s database file is damaged.</source>
        <extracomment>app/core/store/database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy of the log&apos;s head cannot be written: {strerror}.</source>
        <extracomment>app/core/store/head_copy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy of the log&apos;s head cannot be read: {strerror}.</source>
        <extracomment>app/core/store/head_copy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy of the log&apos;s head was changed.</source>
        <extracomment>app/core/store/head_copy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is read-only; nothing was recorded.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was opened for reading only.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public key of the log is missing or cannot be read.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log&apos;s file does not hold what was written.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinical tables do not say what the log says.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log itself holds; a table made from it was changed outside this application.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no log in this data folder.</source>
        <extracomment>app/core/store/log_offline.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the right folder with --data.</source>
        <extracomment>app/core/store/log_offline.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is gone: its key is in the data folder, its database is not.</source>
        <extracomment>app/core/store/log_opening.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tree does not go on at entry {first}.</source>
        <extracomment>app/core/store/log_parallel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A node of the tree is gone.</source>
        <extracomment>app/core/store/log_snapshot.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log&apos;s database file is damaged: {value}.</source>
        <extracomment>app/core/store/log_snapshot.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <extracomment>app/core/store/log_snapshot.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check of the log was given up.</source>
        <extracomment>app/core/store/log_snapshot.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found so far.</source>
        <extracomment>app/core/store/log_snapshot.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {expected} cannot be read: {what}</source>
        <extracomment>app/core/store/log_snapshot.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log has {entries} entries and its head covers {size}.</source>
        <extracomment>app/core/store/log_transaction.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tree has not as many nodes as the log has entries for.</source>
        <extracomment>app/core/store/log_transaction.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tree is not the one the log&apos;s head was signed over.</source>
        <extracomment>app/core/store/log_transaction.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another event {event_type} is already recorded under the same id.</source>
        <extracomment>app/core/store/log_transaction.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one was not recorded.</source>
        <extracomment>app/core/store/log_transaction.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is not the one the copy of its head was signed over.</source>
        <extracomment>app/core/store/log_verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table {table} does not say what entry {index} says.</source>
        <extracomment>app/core/store/log_verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {index} ({event_type}) contradicts those before it.</source>
        <extracomment>app/core/store/log_verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A subscriber of the log tried to write to it from the writer&apos;s own thread.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log&apos;s head was replaced while the log was open.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This contradicts what is already recorded: something is there already, or something it needs is not.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not recorded.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what is there; then change the entry and try again.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unexpected {name} while writing to the log.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is closed.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not recorded.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log did not answer in time.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may or may not have been recorded.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The projection of {event_type} was given {name}.</source>
        <extracomment>app/core/store/projections/projection.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private key is not the one this log was begun with.</source>
        <extracomment>app/core/store/signing_key.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private key of the log is of another kind.</source>
        <extracomment>app/core/store/signing_key.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log&apos;s key cannot be written: {strerror}.</source>
        <extracomment>app/core/store/signing_key.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log&apos;s public key cannot be written: {strerror}.</source>
        <extracomment>app/core/store/signing_key.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private key of the log is missing or cannot be read.</source>
        <extracomment>app/core/store/signing_key.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The socket {port} is taken: {strerror}.</source>
        <extracomment>app/core/wire/addresses.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another workstation may be running on the same data folder; close it first.</source>
        <extracomment>app/core/wire/addresses.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program has opened the socket {port} yet.</source>
        <extracomment>app/core/wire/addresses.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A subscriber did not keep up within {keeps_up_within_s} s.</source>
        <extracomment>app/core/wire/attended.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not get everything.</source>
        <extracomment>app/core/wire/attended.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the program that listens, and start again.</source>
        <extracomment>app/core/wire/attended.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A broadcast has 3 frames, this one {count}.</source>
        <extracomment>app/core/wire/broadcast.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message {topic} came in where only blocks are taken.</source>
        <extracomment>app/core/wire/broadcast.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message of version {schema_version} came in; this program speaks {schema_version2}.</source>
        <extracomment>app/core/wire/envelopes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A frame that is not an envelope came in: {error}.</source>
        <extracomment>app/core/wire/envelopes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message this program does not accept came in: {error}.</source>
        <extracomment>app/core/wire/envelopes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program {value} is not connected ({strerror}).</source>
        <extracomment>app/core/wire/exchange.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program {name} did not answer {name2} within {timeout_s} s.</source>
        <extracomment>app/core/wire/exchange.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A control message has 3 frames here, this one {count}.</source>
        <extracomment>app/core/wire/exchange.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station is ending.</source>
        <extracomment>app/core/wire/exchange.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station did not answer {name} within {timeout_s} s.</source>
        <extracomment>app/core/wire/line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A control message has 2 frames, this one {count}.</source>
        <extracomment>app/core/wire/line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workflow was begun for this session.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session knows no signal “{name}”.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workflow file cannot be written.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session was not told; what is recorded is kept.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space on the disk, then try again.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workflow engine is open in this process already.</source>
        <extracomment>app/core/workflow/dbos_process.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it first.</source>
        <extracomment>app/core/workflow/dbos_process.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unexpected {name} in the step “{name2}”.</source>
        <extracomment>app/core/workflow/effect_runner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step “{name}” was not done within {timeout_s} s.</source>
        <extracomment>app/core/workflow/effect_runner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the programs&apos; states; end the session if it does not go on.</source>
        <extracomment>app/core/workflow/effect_runner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workflow file {name} cannot be opened.</source>
        <extracomment>app/core/workflow/workflow_database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running sessions cannot be resumed and none can be begun; recordings and log are not affected.</source>
        <extracomment>app/core/workflow/workflow_database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk is writable; if the file is damaged, restore the data folder from a backup.</source>
        <extracomment>app/core/workflow/workflow_database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station did not answer {name} in time.</source>
        <extracomment>app/ui/bridge/link_thread.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the status line shows the station running, then do it again.</source>
        <extracomment>app/ui/bridge/link_thread.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder could not be opened.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {place} with another program.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety stop did not reach the safety program.</source>
        <extracomment>app/ui/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch the output off by hand, or press the hard-wired stop.</source>
        <extracomment>app/ui/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose other keys in the list of shortcuts (F1).</source>
        <extracomment>app/ui/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alarms could not be written to this file.</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else is affected ({strerror}).</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or free space on the disk.</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report itself is written and kept.</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a PDF viewer, or open the file at the place named here with another program.</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window&apos;s preferences could not be read.</source>
        <extracomment>app/ui/preferences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme, page settings, keys and the devices used last are the defaults. Nothing recorded is concerned.</source>
        <extracomment>app/ui/preferences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set them again. The old file is kept as {damaged_name}.</source>
        <extracomment>app/ui/preferences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is not a montage that can be used: {why}</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The traces are shown as before.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the file right, or make the montage anew in the montage editor.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workstation</name>
    <message>
        <source>Bar to measure with a ruler</source>
        <extracomment>app/ui/dialogs/calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen calibration</source>
        <extracomment>app/ui/dialogs/calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the bar in millimetres</source>
        <extracomment>app/ui/dialogs/calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this length</source>
        <extracomment>app/ui/dialogs/calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>app/ui/dialogs/calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold a ruler to the bar and type its length.</source>
        <extracomment>app/ui/dialogs/calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <extracomment>app/ui/dialogs/calibration.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window only, and recording and safety go on without it; open it again to attach to the session. A stimulation that runs is ended in order: it needs this window.

End the session, and the recording is closed in order. Analysis and report that are not done yet follow when the workstation is next opened.</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recording is running</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session is running</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close window only</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End session and close</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this window open</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session goes on; open the window again to attach to it</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops in order; what was recorded is kept</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a recording</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file with pauses (EDF+D) instead of one file for each stretch without a gap</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file with pauses</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in it whose recording it is</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say whose recording it is</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the export</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it will be left</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder the export lies in</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An export that runs goes on</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, hospital number, date of birth and sex will be in it. Give it only to those who may know.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name, number or date of birth will be in it. Annotations are, as they were typed: read them first.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a recording, and a folder that exists</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the station.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EDF+ (16 bit)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read by nearly every EEG program. Values are as the source stored them, or rounded to one in 65,536 of each channel&apos;s range.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BDF+ (24 bit)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As EDF+, with 24 bit: for amplifiers that measure finer than 16 bit. Fewer programs read it.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BIDS-EEG (folder)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A data set as brain-imaging archives want it: samples with tables of channels, events and pauses.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XDF (Lab Streaming Layer)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every value bit for bit and every sample with its own time; the devices&apos; clocks are in it too.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NWB (Neurodata Without Borders)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every value bit for bit, in HDF5, with tables of electrodes, events and gaps. For Python and MATLAB.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (tables)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For spreadsheets and scripts. Very large: about four times the size of the recording.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{minutes} min {seconds:02d} s</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {lost} samples missing</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing and comparing {format}: {share}. Recording is not disturbed.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the safety stop</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was the cause, and that it has gone</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the stop</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Afterwards the stop is ready. No output starts by itself.</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program is not heard.</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All causes are cleared.</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: {causes}.</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet cleared: {list}</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the workspace</source>
        <extracomment>app/ui/dialogs/workspace_name.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>app/ui/dialogs/workspace_name.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the workspace</source>
        <extracomment>app/ui/dialogs/workspace_name.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarm</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasted</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledged after</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still there</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, lasting {duration_s} s</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>female</source>
        <extracomment>app/ui/item_models/patient_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>male</source>
        <extracomment>app/ui/item_models/patient_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <extracomment>app/ui/item_models/patient_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sex unknown</source>
        <extracomment>app/ui/item_models/patient_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {number}, born {born}</source>
        <extracomment>app/ui/item_models/patient_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yyyy-MM-dd HH:mm:ss</source>
        <extracomment>app/ui/language.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yyyy-MM-dd</source>
        <extracomment>app/ui/language.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <extracomment>app/ui/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels, workspaces, theme</source>
        <extracomment>app/ui/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last hour</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All time</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarm history</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms of the past</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export alarms</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sessions</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write these alarms to a file, without patient data</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an alarm to see when it was acknowledged and what was advised.</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>condition gone</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acknowledged</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays until it is acknowledged.</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All priorities</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All conditions</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to {name}</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {all} alarms</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics of alarms</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An hour</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in alarm</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To acknowledge (median)</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not acknowledged</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms begun in each hour (from below: high, medium, low)</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By condition</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least one stands</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of those acknowledged</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended without</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alarm flood (more than 10 alarms in 10 minutes, EEMUA 191 / ISA-18.2).</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms in each hour; at most {most}</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{high} high, {medium} medium, {low} low</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over {duration}</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n alarm flood(s) (more than 10 alarms in 10 minutes, EEMUA 191 / ISA-18.2); the worst had {alarms} alarms from {begin}.</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{alarms}  ·  {duration} in all</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{condition}, {priority}: {alarms} alarms, {duration} in all</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amplifier measures right</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amplifier measures wrong</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amplifier was not checked</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the amplifier…</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplifier</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check calibration</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain, time constant and noise, with the amplifier&apos;s own test signals</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked. The check takes about 15 s; the electrodes stay where they are.</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked {clock}.</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found at the moment: plug it in or switch it on, or take it away here.</source>
        <extracomment>app/ui/panels/device_chosen.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not use {name}</source>
        <extracomment>app/ui/panels/device_chosen.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main device</source>
        <extracomment>app/ui/panels/device_chosen.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No serial port is found at the moment. Plug the dongle or cable in: it then appears here by itself.</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an amplifier by hand</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maker or model</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search amplifiers</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplifiers</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this amplifier</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by software</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it to the session</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list of devices</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered by hand: {value}.</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} (may be left empty)</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered by hand: port {port}.</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For one that is not found by itself. Choose the model; what it needs is asked then.</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection: {connection}</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be entered for this one.</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as fast as the chain keeps up</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at its own rate</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As used last.</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n LSL stream(s)</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{channels} channels at {rate} Hz</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated amplifier</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {speed} times its own rate</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {where}.</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplifier with number {board_id}</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Played as a device, {pace}.</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> with </source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated stimulator</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stimulator on a serial port</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stimulator</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice: the safety stop has an output to act on, and no current flows.</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a stimulator that speaks this workstation&apos;s protocol answers; the stop is proved on it.</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording only: the safety stop has no output to act on.</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stimulator</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial port of the stimulator</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number of the stimulator</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the stimulator that says this number is used; empty takes whichever answers.</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial port</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the stimulator&apos;s serial port.</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port {port} is an amplifier&apos;s; choose the stimulator&apos;s own.</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No LSL stream is heard of. Start the program that sends it, in the same network; it then appears here by itself.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one signal with a rate: markers alone are no device.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source id</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the signal, and the markers that belong to it. They are received as one device, on one time axis.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSL streams</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space ticks the stream of the row.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these streams</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receive them as one device</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>markers</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>markers “{name}”</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} streams are called “{name}” with the same source id: this one is taken by its uid, and not taken up again when its source is started anew.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has no source id: it is taken by its uid, and after a loss known by its name only.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} from {hostname}</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSL: {detail}.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AMPLIFIERS FOUND</source>
        <extracomment>app/ui/panels/device_tree.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSL STREAMS</source>
        <extracomment>app/ui/panels/device_tree.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RECORDING FILES</source>
        <extracomment>app/ui/panels/device_tree.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <extracomment>app/ui/panels/device_tree.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices that can be chosen</source>
        <extracomment>app/ui/panels/device_tree.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter uses a device alone, Space adds it or takes it away.</source>
        <extracomment>app/ui/panels/device_tree.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look back</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>●  LIVE</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to live</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording goes on</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new signal for {seconds} s</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◀◀  PAST   {start} to {end}</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{goes_on}, now at {now}</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HOSPITAL NUMBER</source>
        <extracomment>app/ui/panels/patient_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No patient is concerned.</source>
        <extracomment>app/ui/panels/patient_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>born {date}</source>
        <extracomment>app/ui/panels/patient_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient {name}, hospital number {number}, born {date}</source>
        <extracomment>app/ui/panels/patient_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the eyes</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the eyes</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eyes by turns, every 10 s</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a seizure</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the seizure</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect the amplifier for 2 s</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pop at {electrode}</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {electrode} off</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put {electrode} back</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated patient</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety alarm</source>
        <extracomment>app/ui/safety_alarm_qt.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have seen this</source>
        <extracomment>app/ui/safety_alarm_qt.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told by the safety program of NeuraScale, which works without the window.</source>
        <extracomment>app/ui/safety_alarm_qt.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since {clock}</source>
        <extracomment>app/ui/safety_alarm_qt.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarm of high priority. {text}</source>
        <extracomment>app/ui/safety_alarm_qt.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound of high priority is heard.</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound of medium priority is heard.</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound of low priority is heard.</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause sound</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the sound for two minutes; a new alarm ends the pause</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound comes back by itself, and at once with any new alarm.</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume sound</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the alarm sound</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the alarm sound</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarm sound: {words}. {hint}</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounding</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound on</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alarm will be heard.</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let alarms be heard again</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound paused {countdown}</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window was opened without a sound.</source>
        <extracomment>app/ui/safety_strip/alarm_control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has passed. Acknowledge to take it off.</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All alarms that stand</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledge this alarm</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alarms</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms are not known</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station is not heard yet, or no more.</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}”</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{priority} priority alarm: {text} {advice} {since}</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}: show all alarms</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledge: {text}</source>
        <extracomment>app/ui/safety_strip/alarm_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is over</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as last heard</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} high</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} medium</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since {clock}, {duration}</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes:02d} min</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+{count} more</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in its safe state</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RUNNING</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>safe state NOT confirmed</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not heard</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not attached</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplitude to set, milliamperes</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set…</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start stimulation…</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes effect at once.</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amplitude has not been set in this session.</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask before the amplitude is set</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask before the stimulation is started</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the stimulation?</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, end it</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, start it</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End stimulation…</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, set {value_ma} mA</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is {ma} mA now.</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the stimulation?</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {value_ma} mA?</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No link to the safety program: outputs fall to their safe state by themselves, because their lease lapses. Switch the output off at its own switch.</source>
        <extracomment>app/ui/safety_strip/stop_button.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety stop ({keys}): every output goes to its safe state at once</source>
        <extracomment>app/ui/safety_strip/stop_button.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety stop and its state</source>
        <extracomment>app/ui/safety_strip/stop_control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset…</source>
        <extracomment>app/ui/safety_strip/stop_control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the stop back, with a role and a reason</source>
        <extracomment>app/ui/safety_strip/stop_control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pressed here, safe after {latency_ms} ms</source>
        <extracomment>app/ui/safety_strip/stop_control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the stop</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the recording too…</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep recording</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output has NOT confirmed its safe state: switch it off at its own switch.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording goes on: it is the evidence.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being recorded.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All causes are cleared; reset it.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output stays in its safe state until it is started anew.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output is started and stopped once</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on otherwise: it is the evidence</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not end it</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, end the recording</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: {cause}{latency}.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety stop does not work from this window. To stop now:</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, output safe after {latency_ms} ms</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also: {list}.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before a reset: {list}</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stop has to be tested again before the output can be started.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output is in its safe state, and the recording goes on meanwhile.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output is in its safe state.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety stop</source>
        <extracomment>app/ui/safety_strip/stop_reach.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch the output off at its own switch, or take it off the patient.</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SAFETY STOP</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet tested</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the stop before recording</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being tested</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output is stopped once, to prove it</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tested; the output is in its safe state</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output running</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stop is armed</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No link</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stop does not work from this window</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety stop, not working: no link to the safety program</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or, on a command line: “neurascale stop”.</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tested</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being tested</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NO STOP HERE</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use another way</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STOPPED</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output has not confirmed its safe state: switch it off by hand</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the safety program runs is not known here: a pedal, the stop keys or “neurascale stop” may work.</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety program itself is not heard, so that a pedal, the stop keys and “neurascale stop” do not work either. Without it each output falls to its safe state by itself.</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until it is reset</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOT CONFIRMED</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety stop, not tested on this output</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety stop, armed: the output runs</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety stop, stopped: latched until it is reset</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold {keys}</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>press {name}</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, safe after {latency_ms} ms</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or {others}: that does not need this window.</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <extracomment>app/ui/signal_views/channel_groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <extracomment>app/ui/signal_views/channel_groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Midline</source>
        <extracomment>app/ui/signal_views/channel_groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Montage</source>
        <extracomment>app/ui/signal_views/montage_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referential</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average reference</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longitudinal bipolar</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transverse bipolar</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laplacian</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left temporal</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left parasagittal</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right parasagittal</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right temporal</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frontopolar</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frontal</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Central</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parietal</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occipital</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{montage} (as recorded: {names})</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{montage} (without {names})</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referential ({montage}: its electrodes are not there)</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(fit)</source>
        <extracomment>app/ui/signal_views/page_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels {first} to {last} of {count} (Ctrl+PgUp, Ctrl+PgDn)</source>
        <extracomment>app/ui/signal_views/page_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <extracomment>app/ui/signal_views/page_layout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All channels</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10-20 electrodes</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off ({asked} is too high for {rate} Hz sampling)</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TC {seconds} s</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen calibrated</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen not calibrated</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative up</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive up</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All, {rows} a page</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low cut {corner}</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High cut {corner}</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notch {corner}</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make and change montages</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timebase</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low cut</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High cut</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notch</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+A for all, Ctrl+PgUp, Ctrl+PgDn</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LF {corner}</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{corner} is too high for a device that samples at {rate} Hz</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HF {corner}</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No single key does this. Click it.</source>
        <extracomment>app/ui/widgets/guarded_button.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No single key does this. Press {keys}, or click.</source>
        <extracomment>app/ui/widgets/guarded_button.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the workstation…</source>
        <extracomment>app/ui/widgets/link_notice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients and devices appear as soon as the station answers.</source>
        <extracomment>app/ui/widgets/link_notice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending…</source>
        <extracomment>app/ui/widgets/link_notice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is closed in order; the window closes by itself.</source>
        <extracomment>app/ui/widgets/link_notice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station is not heard. It is being started again.</source>
        <extracomment>app/ui/widgets/link_notice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording and the safety stop run in programs of their own and go on. What is shown here may be old.</source>
        <extracomment>app/ui/widgets/link_notice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again.</source>
        <extracomment>app/ui/widgets/link_notice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <extracomment>app/ui/widgets/notices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}  ({times} times)</source>
        <extracomment>app/ui/widgets/notices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prerequisites</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impedance</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session path: {steps}. Now: {step}.</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no session</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step} done</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <extracomment>app/ui/workspace/dock_area.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients</source>
        <extracomment>app/ui/workspace/dock_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <extracomment>app/ui/workspace/dock_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This panel could not be opened. What went wrong is said above.</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A window of its &amp;own</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move, float, size or close this panel</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this panel</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dock on the &amp;left</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dock on the &amp;right</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dock at the &amp;bottom</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dock at the &amp;top</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wider</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Narrower</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tall&amp;er</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shorter</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{panel}: move, float, size or close</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the panel {panel}</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technician</source>
        <extracomment>app/ui/workspace/roles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients, traces and events: for recording</source>
        <extracomment>app/ui/workspace/roles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinician</source>
        <extracomment>app/ui/workspace/roles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traces with trends and measures: for reading</source>
        <extracomment>app/ui/workspace/roles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Researcher</source>
        <extracomment>app/ui/workspace/roles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traces with spectra and maps: for looking into the signal</source>
        <extracomment>app/ui/workspace/roles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator</source>
        <extracomment>app/ui/workspace/roles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workstation itself: programs, disk and log</source>
        <extracomment>app/ui/workspace/roles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;High contrast, light</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High &amp;contrast, dark</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the workspace as</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the workspace</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard to the next panel</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast, or not</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Workspace: {name}</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Yes, “{name}” as it was made</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Yes, delete “{name}”</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved workspaces could not be read.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The panels stand as they were made. Nothing recorded is concerned.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A built-in workspace can be reset, but not renamed or deleted.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it under a name of your own first.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it another name.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange them again. The old file is kept as {name}.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workspace needs a name of at most {count} characters.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a workspace “{name}” already.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was damaged, or made by another version. The panels stand as they were made.</source>
        <extracomment>app/ui/workspace/workspaces.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange them again; they are remembered by themselves.</source>
        <extracomment>app/ui/workspace/workspaces.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layout of the workspace “{name}” could not be restored.</source>
        <extracomment>app/ui/workspace/workspaces.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NeuraScale Workstation · {workspace}</source>
        <extracomment>app/ui/workspace/workspaces.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
