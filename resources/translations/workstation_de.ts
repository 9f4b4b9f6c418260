<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Station</name>
    <message>
        <source>The source has come to its end.</source>
        <extracomment>app/core/acquisition/device_link.py</extracomment>
        <translation>Die Quelle ist zu Ende.</translation>
    </message>
    <message>
        <source>Open it again to play it from its beginning.</source>
        <extracomment>app/core/acquisition/device_link.py</extracomment>
        <translation>Öffnen Sie sie erneut, um sie von Anfang an abzuspielen.</translation>
    </message>
    <message>
        <source>{name} is gone and is being looked for.</source>
        <extracomment>app/core/acquisition/device_link.py</extracomment>
        <translation>{name} ist weg und wird gesucht.</translation>
    </message>
    <message>
        <source>No device is open.</source>
        <extracomment>app/core/acquisition/device_link.py</extracomment>
        <translation>Es ist kein Gerät geöffnet.</translation>
    </message>
    <message>
        <source>Choose a device first.</source>
        <extracomment>app/core/acquisition/device_link.py</extracomment>
        <translation>Wählen Sie zuerst ein Gerät.</translation>
    </message>
    <message>
        <source>Nothing is taken from it; the device that was recorded is looked for on.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation>Von ihm wird nichts übernommen; das aufgezeichnete Gerät wird weiter gesucht.</translation>
    </message>
    <message>
        <source>Connect the same device again, or stop the recording and start a new one.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation>Schließen Sie dasselbe Gerät wieder an, oder beenden Sie die Aufzeichnung und beginnen Sie eine neue.</translation>
    </message>
    <message>
        <source>No device was named.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation>Es wurde kein Gerät genannt.</translation>
    </message>
    <message>
        <source>Choose at least one device.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation>Wählen Sie mindestens ein Gerät.</translation>
    </message>
    <message>
        <source>Devices that are recorded together must run at the same pace.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation>Geräte, die zusammen aufgezeichnet werden, müssen im gleichen Takt laufen.</translation>
    </message>
    <message>
        <source>A source that plays as fast as it can has no time in common with a device that runs in real time.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation>Eine Quelle, die so schnell wie möglich abspielt, hat keine gemeinsame Zeit mit einem Gerät in Echtzeit.</translation>
    </message>
    <message>
        <source>Their samples could not be laid on one time axis.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation>Ihre Abtastwerte ließen sich nicht auf eine Zeitachse legen.</translation>
    </message>
    <message>
        <source>Give every file and simulated amplifier of the session speed 1, or record them one by one.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation>Geben Sie jeder Datei und jedem simulierten Verstärker der Sitzung Tempo 1, oder zeichnen Sie sie einzeln auf.</translation>
    </message>
    <message>
        <source>Another device answers in place of {name}: {name2} ({device_id}, not {identity}).</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation>Anstelle von {name} antwortet ein anderes Gerät: {name2} ({device_id}, nicht {identity}).</translation>
    </message>
    <message>
        <source>The device that answers in place of {name} has other channels or another rate than were recorded.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation>Das Gerät, das anstelle von {name} antwortet, hat andere Kanäle oder eine andere Abtastrate als aufgezeichnet.</translation>
    </message>
    <message>
        <source>The same device was chosen twice.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation>Dasselbe Gerät wurde zweimal gewählt.</translation>
    </message>
    <message>
        <source>Choose each device once.</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation>Wählen Sie jedes Gerät nur einmal.</translation>
    </message>
    <message>
        <source>This session has no such device.</source>
        <extracomment>app/core/acquisition/device_set.py</extracomment>
        <translation>Diese Sitzung hat kein solches Gerät.</translation>
    </message>
    <message>
        <source>Choose one of the session&apos;s devices.</source>
        <extracomment>app/core/acquisition/device_set.py</extracomment>
        <translation>Wählen Sie eines der Geräte der Sitzung.</translation>
    </message>
    <message>
        <source>The stimulator has not been reached yet.</source>
        <extracomment>app/core/acquisition/driven_output.py</extracomment>
        <translation>Der Stimulator wurde noch nicht erreicht.</translation>
    </message>
    <message>
        <source>The program that drives the stimulator is being started.</source>
        <extracomment>app/core/acquisition/driven_output.py</extracomment>
        <translation>Das Programm, das den Stimulator steuert, wird gestartet.</translation>
    </message>
    <message>
        <source>The program that drives the stimulator was not started: {strerror}.</source>
        <extracomment>app/core/acquisition/driven_output.py</extracomment>
        <translation>Das Programm, das den Stimulator steuert, wurde nicht gestartet: {strerror}.</translation>
    </message>
    <message>
        <source>The program that drives the stimulator has ended.</source>
        <extracomment>app/core/acquisition/driven_output.py</extracomment>
        <translation>Das Programm, das den Stimulator steuert, ist beendet.</translation>
    </message>
    <message>
        <source>The program that drives the stimulator does not answer.</source>
        <extracomment>app/core/acquisition/driven_output.py</extracomment>
        <translation>Das Programm, das den Stimulator steuert, antwortet nicht.</translation>
    </message>
    <message>
        <source>No stimulator is attached.</source>
        <extracomment>app/core/acquisition/output_desk.py</extracomment>
        <translation>Es ist kein Stimulator angeschlossen.</translation>
    </message>
    <message>
        <source>Connect the one of this session.</source>
        <extracomment>app/core/acquisition/output_desk.py</extracomment>
        <translation>Schließen Sie den Stimulator dieser Sitzung an.</translation>
    </message>
    <message>
        <source>The stimulator&apos;s desk does not know the request {name}.</source>
        <extracomment>app/core/acquisition/output_desk.py</extracomment>
        <translation>Die Steuerung des Stimulators kennt die Anfrage {name} nicht.</translation>
    </message>
    <message>
        <source>The stimulator cannot be changed while it runs.</source>
        <extracomment>app/core/acquisition/output_desk.py</extracomment>
        <translation>Der Stimulator kann nicht verändert werden, während er läuft.</translation>
    </message>
    <message>
        <source>End or stop its programme first.</source>
        <extracomment>app/core/acquisition/output_desk.py</extracomment>
        <translation>Beenden oder stoppen Sie zuerst sein Programm.</translation>
    </message>
    <message>
        <source>The stimulator cannot be reached.</source>
        <extracomment>app/core/acquisition/output_desk.py</extracomment>
        <translation>Der Stimulator ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The device was let go of before it could be asked.</source>
        <extracomment>app/core/acquisition/questions.py</extracomment>
        <translation>Das Gerät wurde freigegeben, bevor es gefragt werden konnte.</translation>
    </message>
    <message>
        <source>There is no channel {label}.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation>Es gibt keinen Kanal {label}.</translation>
    </message>
    <message>
        <source>Choose one of the channels shown.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation>Wählen Sie einen der angezeigten Kanäle.</translation>
    </message>
    <message>
        <source>An annotation needs a time that is a number; it was not set.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation>Eine Markierung braucht eine Zeit, die eine Zahl ist; sie wurde nicht gesetzt.</translation>
    </message>
    <message>
        <source>An annotation cannot begin before the recording, or last less than nothing.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation>Eine Markierung kann nicht vor der Aufzeichnung beginnen und keine negative Dauer haben.</translation>
    </message>
    <message>
        <source>The annotation would begin at {begin_s} s, but only {recorded_s} s are recorded.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation>Die Markierung würde bei {begin_s} s beginnen, aufgezeichnet sind aber erst {recorded_s} s.</translation>
    </message>
    <message>
        <source>A recording is running.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation>Eine Aufzeichnung läuft.</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation>Beenden Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Nothing is being recorded.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation>Es wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Start the recording first.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation>Starten Sie zuerst die Aufzeichnung.</translation>
    </message>
    <message>
        <source>Less than {value} MB are free; the recording was ended while its report fits.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation>Weniger als {value} MB sind frei; die Aufzeichnung wurde beendet, solange ihr Bericht noch Platz hat.</translation>
    </message>
    <message>
        <source>Choose a time between 0 s and {recorded_s} s.</source>
        <extracomment>app/core/acquisition/recorder.py</extracomment>
        <translation>Wählen Sie eine Zeit zwischen 0 s und {recorded_s} s.</translation>
    </message>
    <message>
        <source>Another recording is running.</source>
        <extracomment>app/core/acquisition/requests.py</extracomment>
        <translation>Es läuft bereits eine andere Aufzeichnung.</translation>
    </message>
    <message>
        <source>The amplifier&apos;s inputs have a test signal; the electrodes are being put back on them.</source>
        <extracomment>app/core/acquisition/requests.py</extracomment>
        <translation>An den Eingängen des Verstärkers liegt ein Testsignal; die Elektroden werden wieder angeschlossen.</translation>
    </message>
    <message>
        <source>The device cannot be {what} while it is recorded.</source>
        <extracomment>app/core/acquisition/requests.py</extracomment>
        <translation>Mit dem Gerät geht „{what}“ nicht, während es aufgezeichnet wird.</translation>
    </message>
    <message>
        <source>Stop the recording first.</source>
        <extracomment>app/core/acquisition/requests.py</extracomment>
        <translation>Beenden Sie zuerst die Aufzeichnung.</translation>
    </message>
    <message>
        <source>There is no output.</source>
        <extracomment>app/core/acquisition/requests.py</extracomment>
        <translation>Es gibt keinen Ausgang.</translation>
    </message>
    <message>
        <source>Acquisition does not know the request {name}.</source>
        <extracomment>app/core/acquisition/requests.py</extracomment>
        <translation>Die Erfassung kennt die Anfrage {name} nicht.</translation>
    </message>
    <message>
        <source>The runtime folder cannot be written: {strerror}.</source>
        <extracomment>app/core/acquisition/resume_note.py</extracomment>
        <translation>In den Laufzeitordner kann nicht geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>Recording goes on, but would not be continued by itself after a crash.</source>
        <extracomment>app/core/acquisition/resume_note.py</extracomment>
        <translation>Die Aufzeichnung geht weiter, würde aber nach einem Absturz nicht von selbst fortgesetzt.</translation>
    </message>
    <message>
        <source>This alarm is no longer there.</source>
        <extracomment>app/core/alarms/board.py</extracomment>
        <translation>Diesen Alarm gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Its condition has gone, or somebody has acknowledged it.</source>
        <extracomment>app/core/alarms/board.py</extracomment>
        <translation>Seine Ursache ist vorbei, oder jemand hat ihn quittiert.</translation>
    </message>
    <message>
        <source>Nothing need be done.</source>
        <extracomment>app/core/alarms/board.py</extracomment>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>There is no alarm condition {condition}.</source>
        <extracomment>app/core/alarms/board.py</extracomment>
        <translation>Es gibt keine Alarmbedingung {condition}.</translation>
    </message>
    <message>
        <source>{list} and {more} more.</source>
        <extracomment>app/core/alarms/board.py</extracomment>
        <translation>{list} und {more} weitere.</translation>
    </message>
    <message>
        <source>The safety stop is active.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Der Sicherheitsstopp ist ausgelöst.</translation>
    </message>
    <message>
        <source>See to the patient first. Clear the cause, then reset the stop with your role and a reason.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Sehen Sie zuerst nach dem Patienten. Beheben Sie die Ursache, dann setzen Sie den Stopp mit Ihrer Rolle und einem Grund zurück.</translation>
    </message>
    <message>
        <source>The safety program does not answer; the stop on the screen does not work.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Das Sicherheitsprogramm antwortet nicht; der Stopp auf dem Bildschirm wirkt nicht.</translation>
    </message>
    <message>
        <source>Use the output&apos;s own emergency stop if anything is connected. Outputs are in their safe state.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Falls etwas angeschlossen ist, benutzen Sie dessen eigenen Not-Halt. Die Ausgänge sind im sicheren Zustand.</translation>
    </message>
    <message>
        <source>The stimulator does not confirm its safe state.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Der Stimulator bestätigt seinen sicheren Zustand nicht.</translation>
    </message>
    <message>
        <source>Disconnect it from the patient, or use its own emergency stop, now. Then check its power and cable.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Trennen Sie ihn jetzt vom Patienten, oder benutzen Sie seinen eigenen Not-Halt. Prüfen Sie dann Stromversorgung und Kabel.</translation>
    </message>
    <message>
        <source>The stimulator gave more than was ordered; it is being stopped.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Der Stimulator gab mehr ab als angeordnet; er wird gestoppt.</translation>
    </message>
    <message>
        <source>See to the patient. Disconnect the stimulator, and do not use it again before it was checked.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Sehen Sie nach dem Patienten. Trennen Sie den Stimulator, und benutzen Sie ihn erst wieder, wenn er geprüft ist.</translation>
    </message>
    <message>
        <source>The patient pressed the button, or an event of the patient was marked.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Der Patient hat den Knopf gedrückt, oder ein Patientenereignis wurde markiert.</translation>
    </message>
    <message>
        <source>See to the patient now. The moment is marked in the recording.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Sehen Sie jetzt nach dem Patienten. Der Zeitpunkt ist in der Aufzeichnung markiert.</translation>
    </message>
    <message>
        <source>The recording does not advance.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Die Aufzeichnung läuft nicht weiter.</translation>
    </message>
    <message>
        <source>Check the disk and the device; what was recorded so far is kept.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Prüfen Sie Datenträger und Gerät; das bisher Aufgezeichnete bleibt erhalten.</translation>
    </message>
    <message>
        <source>What lies on the disk is not what was recorded.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Auf dem Datenträger liegt nicht, was aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>Note the time and go on recording. Do not touch the recording&apos;s folder; call technical support.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Notieren Sie die Uhrzeit und zeichnen Sie weiter auf. Lassen Sie den Ordner der Aufzeichnung unberührt; rufen Sie den technischen Dienst.</translation>
    </message>
    <message>
        <source>The disk is almost full or cannot be written.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Der Datenträger ist fast voll oder nicht beschreibbar.</translation>
    </message>
    <message>
        <source>Free space now, or end the recording in order while there is room.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Schaffen Sie jetzt Platz, oder beenden Sie die Aufzeichnung geordnet, solange Platz ist.</translation>
    </message>
    <message>
        <source>The disk will be full within minutes.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Der Datenträger ist in wenigen Minuten voll.</translation>
    </message>
    <message>
        <source>Free space now, or end the recording in order; a full disk ends it, with everything up to then kept.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Schaffen Sie jetzt Platz, oder beenden Sie die Aufzeichnung geordnet; ein voller Datenträger beendet sie, alles bis dahin bleibt erhalten.</translation>
    </message>
    <message>
        <source>The disk will be full before long.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Der Datenträger ist bald voll.</translation>
    </message>
    <message>
        <source>Free space on the recordings&apos; disk, or plan a shorter recording.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Schaffen Sie Platz auf dem Datenträger der Aufzeichnungen, oder planen Sie kürzer.</translation>
    </message>
    <message>
        <source>The log does not match its proofs and is read-only.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Das Protokoll passt nicht zu seinen Beweisen und kann nur noch gelesen werden.</translation>
    </message>
    <message>
        <source>End the session. Do not repair or delete anything; tell your security officer.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Beenden Sie die Sitzung. Reparieren oder löschen Sie nichts; informieren Sie Ihre Sicherheitsbeauftragten.</translation>
    </message>
    <message>
        <source>Something could not be written to the log.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Etwas konnte nicht ins Protokoll geschrieben werden.</translation>
    </message>
    <message>
        <source>Free space on the disk or make the data folder writable. Recording and the stop go on without it.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Schaffen Sie Platz, oder machen Sie den Datenordner beschreibbar. Aufzeichnung und Stopp laufen ohne ihn weiter.</translation>
    </message>
    <message>
        <source>The acquisition program is not running; nothing is recorded now.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Das Erfassungsprogramm läuft nicht; es wird gerade nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>It is being started again. If this stays for 10 s, note the time and call technical support.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Es wird neu gestartet. Bleibt dies 10 s bestehen, notieren Sie die Uhrzeit und rufen Sie den technischen Dienst.</translation>
    </message>
    <message>
        <source>No signal comes from the device.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Vom Gerät kommt kein Signal.</translation>
    </message>
    <message>
        <source>Check power, cable and radio link of the amplifier.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Prüfen Sie Stromversorgung, Kabel und Funkverbindung des Verstärkers.</translation>
    </message>
    <message>
        <source>The operator&apos;s window has stopped answering; the safety program says so by itself.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Das Fenster antwortet nicht mehr; das Sicherheitsprogramm meldet dies selbst.</translation>
    </message>
    <message>
        <source>Look at the patient. The stop works by chord, pedal and command; open the workstation again.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Sehen Sie nach dem Patienten. Der Stopp wirkt über Tastenkombination, Pedal und Befehl; öffnen Sie die Workstation erneut.</translation>
    </message>
    <message>
        <source>The station program was not running; no alarm could be told meanwhile.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Das Stationsprogramm lief nicht; in dieser Zeit konnte kein Alarm gemeldet werden.</translation>
    </message>
    <message>
        <source>Look at the patient and at the signal. Acquisition and the stop went on meanwhile.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Sehen Sie nach dem Patienten und auf das Signal. Erfassung und Stopp liefen weiter.</translation>
    </message>
    <message>
        <source>The device or file has a fault.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Das Gerät oder die Datei hat einen Fehler.</translation>
    </message>
    <message>
        <source>Read the event list; samples up to the fault can be trusted.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Lesen Sie die Ereignisliste; den Daten bis zum Fehler kann vertraut werden.</translation>
    </message>
    <message>
        <source>Samples are missing from the recording.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>In der Aufzeichnung fehlen Abtastwerte.</translation>
    </message>
    <message>
        <source>The gap is marked in the recording. Check the device&apos;s link if it happens again.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Die Lücke ist in der Aufzeichnung markiert. Prüfen Sie die Verbindung zum Gerät, wenn es wieder vorkommt.</translation>
    </message>
    <message>
        <source>The operator&apos;s window does not answer; recording goes on.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Das Fenster antwortet nicht; die Aufzeichnung geht weiter.</translation>
    </message>
    <message>
        <source>Open the workstation again; it attaches to the running session.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Öffnen Sie die Workstation erneut; sie schließt sich der laufenden Sitzung an.</translation>
    </message>
    <message>
        <source>Filters and quality figures stand still; recording goes on.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Filter und Qualitätsangaben stehen still; die Aufzeichnung geht weiter.</translation>
    </message>
    <message>
        <source>The program is being started again; judge the signal by the raw traces meanwhile.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Das Programm wird neu gestartet; beurteilen Sie das Signal bis dahin nach den Rohkurven.</translation>
    </message>
    <message>
        <source>A program of the workstation is not running.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Ein Programm der Workstation läuft nicht.</translation>
    </message>
    <message>
        <source>It is being started again. What it does is missing meanwhile: see what is named here.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Es wird neu gestartet. Was es leistet, fehlt bis dahin: siehe die Angabe hier.</translation>
    </message>
    <message>
        <source>This computer cannot keep up; the picture lags behind the patient.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Dieser Rechner kommt nicht nach; das Bild hinkt dem Patienten hinterher.</translation>
    </message>
    <message>
        <source>Close other programs. The recording itself goes on; judge nothing by the moment it is drawn.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Schließen Sie andere Programme. Die Aufzeichnung selbst geht weiter; beurteilen Sie nichts nach dem Zeitpunkt der Darstellung.</translation>
    </message>
    <message>
        <source>Channels are clipped.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Kanäle sind übersteuert.</translation>
    </message>
    <message>
        <source>Check electrodes and cables of the channels named.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Prüfen Sie Elektroden und Kabel der genannten Kanäle.</translation>
    </message>
    <message>
        <source>Electrodes are off or their impedance is too high.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Elektroden sind ab, oder ihre Impedanz ist zu hoch.</translation>
    </message>
    <message>
        <source>Improve the contact of the electrodes named.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Verbessern Sie den Kontakt der genannten Elektroden.</translation>
    </message>
    <message>
        <source>Signal quality is poor.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Die Signalqualität ist schlecht.</translation>
    </message>
    <message>
        <source>Check the electrodes of the channels named, and sources of mains interference.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Prüfen Sie die Elektroden der genannten Kanäle und Quellen von Netzstörungen.</translation>
    </message>
    <message>
        <source>A plugin is not running; its panel stands still.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Ein Zusatzmodul läuft nicht; seine Anzeige steht still.</translation>
    </message>
    <message>
        <source>Nothing of the session depends on it. It is started again, or off after three failures.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>In der Sitzung hängt nichts davon ab. Es wird neu gestartet oder nach drei Fehlern abgeschaltet.</translation>
    </message>
    <message>
        <source>The clock of this computer, or of a device, has jumped.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Die Uhr dieses Rechners oder eines Geräts ist gesprungen.</translation>
    </message>
    <message>
        <source>Times before and after do not fit together; those within the recording do. Note it in the report.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Zeiten davor und danach passen nicht zusammen; die innerhalb der Aufzeichnung schon. Vermerken Sie es im Bericht.</translation>
    </message>
    <message>
        <source>The hub has not been reached for a long time.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Die Zentrale wurde lange nicht erreicht.</translation>
    </message>
    <message>
        <source>The workstation goes on by itself, and everything is kept to be sent. Tell your IT department.</source>
        <extracomment>app/core/alarms/conditions.py</extracomment>
        <translation>Die Workstation läuft selbständig weiter und hält alles zum Senden bereit. Informieren Sie Ihre IT-Abteilung.</translation>
    </message>
    <message>
        <source>Patient event</source>
        <extracomment>app/core/alarms/patient_events.py</extracomment>
        <translation>Patientenereignis</translation>
    </message>
    <message>
        <source>patient event</source>
        <extracomment>app/core/alarms/patient_events.py</extracomment>
        <translation>Patientenereignis</translation>
    </message>
    <message>
        <source>patient button</source>
        <extracomment>app/core/alarms/patient_events.py</extracomment>
        <translation>Patientenknopf</translation>
    </message>
    <message>
        <source>patient pushed</source>
        <extracomment>app/core/alarms/patient_events.py</extracomment>
        <translation>Patient hat gedrückt</translation>
    </message>
    <message>
        <source>push button</source>
        <extracomment>app/core/alarms/patient_events.py</extracomment>
        <translation>Druckknopf</translation>
    </message>
    <message>
        <source>event button</source>
        <extracomment>app/core/alarms/patient_events.py</extracomment>
        <translation>Ereignisknopf</translation>
    </message>
    <message>
        <source>{patient_event} at {at_s} s of the recording.</source>
        <extracomment>app/core/alarms/patient_events.py</extracomment>
        <translation>{patient_event} bei {at_s} s der Aufzeichnung.</translation>
    </message>
    <message>
        <source>Do not record with the channels named: replace their cable or input, or have the amplifier serviced. Check again afterwards.</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>Zeichnen Sie mit den genannten Kanälen nicht auf: Tauschen Sie Kabel oder Eingang, oder lassen Sie den Verstärker warten. Prüfen Sie danach erneut.</translation>
    </message>
    <message>
        <source>shows no test signal</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>zeigt kein Testsignal</translation>
    </message>
    <message>
        <source>is inverted against the others</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>ist gegenüber den anderen umgepolt</translation>
    </message>
    <message>
        <source>gain {value} (1 ± {value2})</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>Verstärkung {value} (1 ± {value2})</translation>
    </message>
    <message>
        <source>time constant {value}</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>Zeitkonstante {value}</translation>
    </message>
    <message>
        <source>low-pass {value} Hz (at least {value2} Hz)</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>Tiefpass {value} Hz (mindestens {value2} Hz)</translation>
    </message>
    <message>
        <source>noise {rms} µV rms, {span} µV peak to peak</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>Rauschen {rms} µV eff., {span} µV Spitze-Spitze</translation>
    </message>
    <message>
        <source>All {count} channels measure right.</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>Alle {count} Kanäle messen richtig.</translation>
    </message>
    <message>
        <source>; and {value} more</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>; und {value} weitere</translation>
    </message>
    <message>
        <source>{count} of {count2} channels measure wrong. {named}{more}.</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>{count} von {count2} Kanälen messen falsch. {named}{more}.</translation>
    </message>
    <message>
        <source>at least {value} s</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>mindestens {value} s</translation>
    </message>
    <message>
        <source>Time constant (s)</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>Zeitkonstante (s)</translation>
    </message>
    <message>
        <source>at least {value} Hz</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>mindestens {value} Hz</translation>
    </message>
    <message>
        <source>Low-pass (Hz)</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>Tiefpass (Hz)</translation>
    </message>
    <message>
        <source>not seen</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>nicht gesehen</translation>
    </message>
    <message>
        <source>Noise (µV rms)</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>Rauschen (µV eff.)</translation>
    </message>
    <message>
        <source>up to {value}</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>bis {value}</translation>
    </message>
    <message>
        <source>Noise (µV peak to peak)</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>Rauschen (µV Spitze-Spitze)</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <extracomment>app/core/clinic/amplifier_check.py</extracomment>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>It is not said who gave the consent.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation>Es ist nicht angegeben, wer eingewilligt hat.</translation>
    </message>
    <message>
        <source>No consent was kept.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation>Es wurde keine Einwilligung gespeichert.</translation>
    </message>
    <message>
        <source>Say in what capacity it was given: {list}.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation>Geben Sie an, in welcher Eigenschaft eingewilligt wurde: {list}.</translation>
    </message>
    <message>
        <source>It is not said who withdraws the consent.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation>Es ist nicht angegeben, wer die Einwilligung widerruft.</translation>
    </message>
    <message>
        <source>No withdrawal was kept.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation>Es wurde kein Widerruf gespeichert.</translation>
    </message>
    <message>
        <source>Say in what capacity: {list}.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation>Geben Sie an, in welcher Eigenschaft: {list}.</translation>
    </message>
    <message>
        <source>This patient has given no consent for {purpose}.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation>Für diesen Patienten liegt keine Einwilligung vor: {purpose}.</translation>
    </message>
    <message>
        <source>There is nothing to withdraw; nothing is done for that purpose anyway.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation>Es gibt nichts zu widerrufen; für diesen Zweck geschieht ohnehin nichts.</translation>
    </message>
    <message>
        <source>Choose the purpose that is meant.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation>Wählen Sie den gemeinten Zweck.</translation>
    </message>
    <message>
        <source>There is no consent for this purpose.</source>
        <extracomment>app/core/clinic/consent.py</extracomment>
        <translation>Für diesen Zweck gibt es keine Einwilligung.</translation>
    </message>
    <message>
        <source>Choose one of: {list}.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation>Wählen Sie: {list}.</translation>
    </message>
    <message>
        <source>The patient was not registered.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>Der Patient wurde nicht aufgenommen.</translation>
    </message>
    <message>
        <source>Correct the fields named and save again.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation>Berichtigen Sie die genannten Felder und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>A patient with this hospital number is registered already.</source>
        <extracomment>app/core/clinic/patient_correction.py</extracomment>
        <translation>Ein Patient mit dieser Patientennummer ist bereits aufgenommen.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Search for the number and open that patient, or check the number on the patient&apos;s document.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>Suchen Sie die Nummer und öffnen Sie diesen Patienten, oder prüfen Sie die Nummer auf dem Dokument des Patienten.</translation>
    </message>
    <message>
        <source>There is no such patient.</source>
        <extracomment>app/core/clinic/erasure/retention.py</extracomment>
        <translation>Diesen Patienten gibt es nicht.</translation>
    </message>
    <message>
        <source>The name to sign in with cannot be used.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Der Name zum Anmelden kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Use 2 to 40 letters, digits, or the signs . _ - @ +, without spaces.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Verwenden Sie 2 bis 40 Buchstaben, Ziffern oder die Zeichen . _ - @ +, ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>The printed name cannot be used.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Der ausgeschriebene Name kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Give the name as it shall stand under signatures, up to {longest_name} characters.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Geben Sie den Namen so an, wie er unter Unterschriften stehen soll, bis zu {longest_name} Zeichen.</translation>
    </message>
    <message>
        <source>A user needs a role.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Ein Benutzer braucht eine Rolle.</translation>
    </message>
    <message>
        <source>Choose at least one.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Wählen Sie mindestens eine.</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Es braucht einen Grund.</translation>
    </message>
    <message>
        <source>Say in a few words why; it is kept.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Sagen Sie mit wenigen Worten, warum; es wird aufbewahrt.</translation>
    </message>
    <message>
        <source>There is no such user.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Diesen Benutzer gibt es nicht.</translation>
    </message>
    <message>
        <source>This is the only administrator.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Das ist der einzige Administrator.</translation>
    </message>
    <message>
        <source>Nobody could manage users any more; nothing was changed.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Niemand könnte mehr Benutzer verwalten; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Make another user administrator first.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Machen Sie zuerst einen anderen Benutzer zum Administrator.</translation>
    </message>
    <message>
        <source>This station has users already.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Diese Station hat schon Benutzer.</translation>
    </message>
    <message>
        <source>Sign in, or ask an administrator to add you.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Melden Sie sich an, oder bitten Sie einen Administrator, Sie anzulegen.</translation>
    </message>
    <message>
        <source>This is your own account.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Das ist Ihr eigenes Konto.</translation>
    </message>
    <message>
        <source>Change your own password, or ask another administrator.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Ändern Sie Ihr eigenes Passwort, oder bitten Sie einen anderen Administrator.</translation>
    </message>
    <message>
        <source>Another user signs in by this name.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Mit diesem Namen meldet sich ein anderer Benutzer an.</translation>
    </message>
    <message>
        <source>Choose another name to sign in with.</source>
        <extracomment>app/core/access/accounts.py</extracomment>
        <translation>Wählen Sie einen anderen Namen zum Anmelden.</translation>
    </message>
    <message>
        <source>There is no kind of entry “{word}”.</source>
        <extracomment>app/core/access/audit_kinds.py</extracomment>
        <translation>Eine Art von Eintrag „{word}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Name an event, or one of: {list}.</source>
        <extracomment>app/core/access/audit_kinds.py</extracomment>
        <translation>Nennen Sie ein Ereignis oder eines von: {list}.</translation>
    </message>
    <message>
        <source>There were too many wrong attempts under this name.</source>
        <extracomment>app/core/access/authentication.py</extracomment>
        <translation>Unter diesem Namen gab es zu viele falsche Versuche.</translation>
    </message>
    <message>
        <source>Nobody can sign in under it for now. The safety stop, alarms and a running recording are not touched.</source>
        <extracomment>app/core/access/authentication.py</extracomment>
        <translation>Vorerst kann sich niemand darunter anmelden. Sicherheitsstopp, Alarme und eine laufende Aufzeichnung sind davon nicht berührt.</translation>
    </message>
    <message>
        <source>Try again in {value} s, or ask an administrator to reset the password.</source>
        <extracomment>app/core/access/authentication.py</extracomment>
        <translation>Versuchen Sie es in {value} s wieder, oder bitten Sie einen Administrator, das Passwort zurückzusetzen.</translation>
    </message>
    <message>
        <source>The name or the password is not right.</source>
        <extracomment>app/core/access/authentication.py</extracomment>
        <translation>Der Name oder das Passwort stimmt nicht.</translation>
    </message>
    <message>
        <source>Check both, and try again.</source>
        <extracomment>app/core/access/authentication.py</extracomment>
        <translation>Prüfen Sie beides, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This one-time password is too old.</source>
        <extracomment>app/core/access/authentication.py</extracomment>
        <translation>Dieses Einmalpasswort ist zu alt.</translation>
    </message>
    <message>
        <source>Ask an administrator for another one.</source>
        <extracomment>app/core/access/authentication.py</extracomment>
        <translation>Bitten Sie einen Administrator um ein neues.</translation>
    </message>
    <message>
        <source>The code is not right.</source>
        <extracomment>app/core/access/authentication.py</extracomment>
        <translation>Der Code stimmt nicht.</translation>
    </message>
    <message>
        <source>Wait for the authenticator&apos;s next code and type that.</source>
        <extracomment>app/core/access/authentication.py</extracomment>
        <translation>Warten Sie auf den nächsten Code der Authenticator-App, und tippen Sie diesen.</translation>
    </message>
    <message>
        <source>Too many passwords are being checked.</source>
        <extracomment>app/core/access/checking_gate.py</extracomment>
        <translation>Es werden zu viele Passwörter geprüft.</translation>
    </message>
    <message>
        <source>This one was not looked at, and counts for nothing.</source>
        <extracomment>app/core/access/checking_gate.py</extracomment>
        <translation>Dieses wurde nicht angesehen und zählt nicht.</translation>
    </message>
    <message>
        <source>An audit event cannot be told: {element} has no code that may stand there.</source>
        <extracomment>app/core/access/fhir_audit.py</extracomment>
        <translation>Ein Audit-Ereignis lässt sich nicht ausdrücken: {element} hat keinen Code, der dort stehen darf.</translation>
    </message>
    <message>
        <source>The new password is the one before.</source>
        <extracomment>app/core/access/own_account.py</extracomment>
        <translation>Das neue Passwort ist das bisherige.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <extracomment>app/core/access/own_account.py</extracomment>
        <translation>Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The code of your second factor is needed.</source>
        <extracomment>app/core/access/own_account.py</extracomment>
        <translation>Der Code Ihres zweiten Faktors wird gebraucht.</translation>
    </message>
    <message>
        <source>Type the code that your authenticator shows.</source>
        <extracomment>app/core/access/own_account.py</extracomment>
        <translation>Tippen Sie den Code, den Ihre Authenticator-App zeigt.</translation>
    </message>
    <message>
        <source>Setting up the second factor was not begun.</source>
        <extracomment>app/core/access/own_account.py</extracomment>
        <translation>Das Einrichten des zweiten Faktors wurde nicht begonnen.</translation>
    </message>
    <message>
        <source>Begin it again.</source>
        <extracomment>app/core/access/own_account.py</extracomment>
        <translation>Beginnen Sie von vorn.</translation>
    </message>
    <message>
        <source>The second factor is not set up yet.</source>
        <extracomment>app/core/access/own_account.py</extracomment>
        <translation>Der zweite Faktor ist noch nicht eingerichtet.</translation>
    </message>
    <message>
        <source>Check that the clock of the authenticator is right, and type the code that it shows now.</source>
        <extracomment>app/core/access/own_account.py</extracomment>
        <translation>Prüfen Sie, ob die Uhr des Geräts mit der Authenticator-App stimmt, und tippen Sie den Code, den sie jetzt zeigt.</translation>
    </message>
    <message>
        <source>Begin again with a new code to scan.</source>
        <extracomment>app/core/access/own_account.py</extracomment>
        <translation>Beginnen Sie noch einmal mit einem neuen Code zum Einlesen.</translation>
    </message>
    <message>
        <source>Use {shortest} characters or more; several words that do not belong together are good.</source>
        <extracomment>app/core/access/passwords.py</extracomment>
        <translation>Verwenden Sie {shortest} Zeichen oder mehr; mehrere Wörter, die nicht zusammengehören, sind gut.</translation>
    </message>
    <message>
        <source>The password is shorter than {shortest} characters.</source>
        <extracomment>app/core/access/passwords.py</extracomment>
        <translation>Das Passwort hat weniger als {shortest} Zeichen.</translation>
    </message>
    <message>
        <source>The password is longer than {longest} characters.</source>
        <extracomment>app/core/access/passwords.py</extracomment>
        <translation>Das Passwort hat mehr als {longest} Zeichen.</translation>
    </message>
    <message>
        <source>Use a shorter one.</source>
        <extracomment>app/core/access/passwords.py</extracomment>
        <translation>Verwenden Sie ein kürzeres.</translation>
    </message>
    <message>
        <source>The password repeats a few characters.</source>
        <extracomment>app/core/access/passwords.py</extracomment>
        <translation>Das Passwort wiederholt wenige Zeichen.</translation>
    </message>
    <message>
        <source>The password holds the user&apos;s name.</source>
        <extracomment>app/core/access/passwords.py</extracomment>
        <translation>Das Passwort enthält den Namen des Benutzers.</translation>
    </message>
    <message>
        <source>The password is one that is commonly used.</source>
        <extracomment>app/core/access/passwords.py</extracomment>
        <translation>Das Passwort gehört zu denen, die oft gewählt werden.</translation>
    </message>
    <message>
        <source>Nothing is locked here.</source>
        <extracomment>app/core/access/reception.py</extracomment>
        <translation>Hier ist nichts gesperrt.</translation>
    </message>
    <message>
        <source>Sign in.</source>
        <extracomment>app/core/access/reception.py</extracomment>
        <translation>Melden Sie sich an.</translation>
    </message>
    <message>
        <source>Nobody is signed in here.</source>
        <extracomment>app/core/access/reception.py</extracomment>
        <translation>Hier ist niemand angemeldet.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <extracomment>app/core/access/reception.py</extracomment>
        <translation>Melden Sie sich zuerst an.</translation>
    </message>
    <message>
        <source>In a demonstration both are demo.</source>
        <extracomment>app/core/access/reception.py</extracomment>
        <translation>In einer Vorführung ist beides demo.</translation>
    </message>
    <message>
        <source>In the table of permissions {value} is recorded in two ways, or is no request.</source>
        <extracomment>app/core/access/roles.py</extracomment>
        <translation>In der Tabelle der Berechtigungen wird {value} auf zweierlei Weise festgehalten oder ist keine Anfrage.</translation>
    </message>
    <message>
        <source>A legal hold stands since {placed}, placed by {value}.</source>
        <extracomment>app/core/clinic/erasure/obstacles.py</extracomment>
        <translation>Seit {placed} besteht eine Löschsperre, gesetzt von {value}.</translation>
    </message>
    <message>
        <source>Ask them; once an administrator has lifted it, ask again.</source>
        <extracomment>app/core/clinic/erasure/obstacles.py</extracomment>
        <translation>Fragen Sie dort nach; sobald die Verwaltung sie aufgehoben hat, beantragen Sie es erneut.</translation>
    </message>
    <message>
        <source>These records must be kept until {ends} ({years} years).</source>
        <extracomment>app/core/clinic/erasure/obstacles.py</extracomment>
        <translation>Diese Aufzeichnungen müssen bis {ends} aufbewahrt werden ({years} Jahre).</translation>
    </message>
    <message>
        <source>{nothing_erased} What says so: {source}.</source>
        <extracomment>app/core/clinic/erasure/obstacles.py</extracomment>
        <translation>{nothing_erased} Grundlage: {source}.</translation>
    </message>
    <message>
        <source>Ask again after that day. Until then, end what is still being collected: withdraw the consents.</source>
        <extracomment>app/core/clinic/erasure/obstacles.py</extracomment>
        <translation>Beantragen Sie es nach diesem Tag erneut. Beenden Sie bis dahin, was noch erhoben wird: Widerrufen Sie die Einwilligungen.</translation>
    </message>
    <message>
        <source>A session of this patient is not over.</source>
        <extracomment>app/core/clinic/erasure/obstacles.py</extracomment>
        <translation>Eine Sitzung dieser Person ist nicht beendet.</translation>
    </message>
    <message>
        <source>End or cancel it, then ask again.</source>
        <extracomment>app/core/clinic/erasure/obstacles.py</extracomment>
        <translation>Beenden Sie sie oder brechen Sie sie ab, dann beantragen Sie es erneut.</translation>
    </message>
    <message>
        <source>This user can still sign in.</source>
        <extracomment>app/core/clinic/erasure/obstacles.py</extracomment>
        <translation>Diese Person kann sich noch anmelden.</translation>
    </message>
    <message>
        <source>Disable the user first, then ask again.</source>
        <extracomment>app/core/clinic/erasure/obstacles.py</extracomment>
        <translation>Sperren Sie zuerst das Benutzerkonto, dann beantragen Sie es erneut.</translation>
    </message>
    <message>
        <source>The retention periods in {name} are not those that this version needs.</source>
        <extracomment>app/core/clinic/erasure/retention.py</extracomment>
        <translation>Die Aufbewahrungsfristen in {name} sind nicht die, die diese Version braucht.</translation>
    </message>
    <message>
        <source>The retention periods in {name} cannot be read: {error}</source>
        <extracomment>app/core/clinic/erasure/retention.py</extracomment>
        <translation>Die Aufbewahrungsfristen in {name} können nicht gelesen werden: {error}</translation>
    </message>
    <message>
        <source>Say why, in {shortest_reason} to {longest_reason} characters.</source>
        <extracomment>app/core/clinic/deviations.py</extracomment>
        <translation>Sagen Sie warum, in {shortest_reason} bis {longest_reason} Zeichen.</translation>
    </message>
    <message>
        <source>This patient was corrected meanwhile.</source>
        <extracomment>app/core/clinic/patient_correction.py</extracomment>
        <translation>Dieser Patient wurde inzwischen berichtigt.</translation>
    </message>
    <message>
        <source>Somebody else has changed what is known; nothing was overwritten.</source>
        <extracomment>app/core/clinic/patient_correction.py</extracomment>
        <translation>Jemand anderes hat die Angaben geändert; nichts wurde überschrieben.</translation>
    </message>
    <message>
        <source>Look at the patient again, and correct what is still wrong.</source>
        <extracomment>app/core/clinic/patient_correction.py</extracomment>
        <translation>Sehen Sie sich den Patienten noch einmal an und berichtigen Sie, was noch falsch ist.</translation>
    </message>
    <message>
        <source>Change a field first.</source>
        <extracomment>app/core/clinic/patient_correction.py</extracomment>
        <translation>Ändern Sie zuerst ein Feld.</translation>
    </message>
    <message>
        <source>Check the number on the patient&apos;s document.</source>
        <extracomment>app/core/clinic/patient_correction.py</extracomment>
        <translation>Prüfen Sie die Nummer auf dem Dokument des Patienten.</translation>
    </message>
    <message>
        <source>Enter the hospital number.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>Geben Sie die Patientennummer ein.</translation>
    </message>
    <message>
        <source>The hospital number has more than {max_number} characters.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>Die Patientennummer hat mehr als {max_number} Zeichen.</translation>
    </message>
    <message>
        <source>The hospital number holds characters that cannot be shown.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>Die Patientennummer enthält Zeichen, die nicht darstellbar sind.</translation>
    </message>
    <message>
        <source>Enter the {what}.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>Bitte eingeben: {what}.</translation>
    </message>
    <message>
        <source>The {what} has more than {max_text} characters.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>{what}: mehr als {max_text} Zeichen.</translation>
    </message>
    <message>
        <source>The {what} holds characters that cannot be shown.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>{what}: enthält Zeichen, die nicht darstellbar sind.</translation>
    </message>
    <message>
        <source>Enter the birth date as YYYY-MM-DD.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>Geben Sie das Geburtsdatum als JJJJ-MM-TT ein.</translation>
    </message>
    <message>
        <source>The birth date is not a date of the form YYYY-MM-DD.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>Das Geburtsdatum ist kein Datum der Form JJJJ-MM-TT.</translation>
    </message>
    <message>
        <source>The birth date lies in the future.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>Das Geburtsdatum liegt in der Zukunft.</translation>
    </message>
    <message>
        <source>The birth date lies more than {oldest_years} years back.</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>Das Geburtsdatum liegt mehr als {oldest_years} Jahre zurück.</translation>
    </message>
    <message>
        <source>Consent given</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Einwilligung liegt vor</translation>
    </message>
    <message>
        <source>Device connected</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Gerät verbunden</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>Clock plausible</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Uhrzeit plausibel</translation>
    </message>
    <message>
        <source>Safety program watching</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Sicherheitsprogramm wacht</translation>
    </message>
    <message>
        <source>Safety stop tested</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Sicherheitsstopp geprüft</translation>
    </message>
    <message>
        <source>Log sound</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Protokoll unversehrt</translation>
    </message>
    <message>
        <source>Test the safety stop: press it once and see that it is confirmed.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Prüfen Sie den Sicherheitsstopp: einmal drücken und auf die Bestätigung achten.</translation>
    </message>
    <message>
        <source>{log_fault} Tell your security officer.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>{log_fault} Informieren Sie Ihre Sicherheitsbeauftragten.</translation>
    </message>
    <message>
        <source>Still needed: </source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Noch nötig: </translation>
    </message>
    <message>
        <source>Read the hospital number from the patient&apos;s wristband or document and enter it.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Lesen Sie die Patientennummer vom Armband oder Dokument des Patienten ab und geben Sie sie ein.</translation>
    </message>
    <message>
        <source>The patient has withdrawn consent for {list}: go on only if it is given anew.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Der Patient hat die Einwilligung widerrufen ({list}): Fahren Sie nur fort, wenn sie neu gegeben wird.</translation>
    </message>
    <message>
        <source>Take the patient&apos;s consent for {list}.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Holen Sie die Einwilligung des Patienten ein: {list}.</translation>
    </message>
    <message>
        <source>Connect the device and switch it on.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Schließen Sie das Gerät an und schalten Sie es ein.</translation>
    </message>
    <message>
        <source>Only {free} GB are free on the recordings&apos; disk and {needed} GB are needed: free some space.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Nur {free} GB sind auf dem Datenträger der Aufzeichnungen frei, {needed} GB werden gebraucht: Schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>The computer&apos;s clock says {wall}: set it.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Die Uhr des Rechners zeigt {wall}: Stellen Sie sie.</translation>
    </message>
    <message>
        <source>The computer&apos;s clock is behind the log&apos;s newest entry ({last_entry_wall}): set it.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Die Uhr des Rechners geht dem neuesten Protokolleintrag nach ({last_entry_wall}): Stellen Sie sie.</translation>
    </message>
    <message>
        <source>The safety program does not answer; it is being started again. Use no output until it does.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Das Sicherheitsprogramm antwortet nicht; es wird neu gestartet. Benutzen Sie bis dahin keinen Ausgang.</translation>
    </message>
    <message>
        <source>The safety stop is latched: clear its cause, then reset it.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation>Der Sicherheitsstopp ist eingerastet: Beheben Sie die Ursache, dann setzen Sie ihn zurück.</translation>
    </message>
    <message>
        <source>There is no such protocol.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation>Dieses Untersuchungsprotokoll gibt es nicht.</translation>
    </message>
    <message>
        <source>The protocol file {name}.toml cannot be used: {error}.</source>
        <extracomment>app/core/clinic/protocols.py</extracomment>
        <translation>Die Protokolldatei {name}.toml ist nicht verwendbar: {error}.</translation>
    </message>
    <message>
        <source>patient or representative</source>
        <extracomment>app/core/clinic/purposes.py</extracomment>
        <translation>Patient oder Vertretung</translation>
    </message>
    <message>
        <source>legal guardian</source>
        <extracomment>app/core/clinic/purposes.py</extracomment>
        <translation>gesetzliche Betreuung</translation>
    </message>
    <message>
        <source>The report could not be set as a document: {value}.</source>
        <extracomment>app/core/clinic/reports/rendering.py</extracomment>
        <translation>Der Bericht konnte nicht gesetzt werden: {value}.</translation>
    </message>
    <message>
        <source>The report&apos;s date is not an ISO 8601 time.</source>
        <extracomment>app/core/clinic/reports/rendering.py</extracomment>
        <translation>Das Datum des Berichts ist keine Zeit nach ISO 8601.</translation>
    </message>
    <message>
        <source>A page of the report could not be set: {value}.</source>
        <extracomment>app/core/clinic/reports/sheets.py</extracomment>
        <translation>Eine Seite des Berichts konnte nicht gesetzt werden: {value}.</translation>
    </message>
    <message>
        <source>Putting pages behind a report changed the report.</source>
        <extracomment>app/core/clinic/reports/signed_pdf.py</extracomment>
        <translation>Das Anfügen von Seiten hat den Bericht verändert.</translation>
    </message>
    <message>
        <source>This is not a PDF.</source>
        <extracomment>app/core/clinic/reports/signed_pdf.py</extracomment>
        <translation>Das ist kein PDF.</translation>
    </message>
    <message>
        <source>Pages could not be put behind a report ({name}).</source>
        <extracomment>app/core/clinic/reports/signed_pdf.py</extracomment>
        <translation>Seiten konnten nicht an den Bericht angefügt werden ({name}).</translation>
    </message>
    <message>
        <source>This is not a PDF that can be read, or it was damaged.</source>
        <extracomment>app/core/clinic/reports/signed_pdf.py</extracomment>
        <translation>Das ist kein lesbares PDF, oder es wurde beschädigt.</translation>
    </message>
    <message>
        <source>This file carries no signatures.</source>
        <extracomment>app/core/clinic/reports/signed_report.py</extracomment>
        <translation>Diese Datei trägt keine Unterschriften.</translation>
    </message>
    <message>
        <source>It was never signed, or was saved before it was.</source>
        <extracomment>app/core/clinic/reports/signed_report.py</extracomment>
        <translation>Sie wurde nie unterschrieben oder vorher gespeichert.</translation>
    </message>
    <message>
        <source>Save the report again from the workstation.</source>
        <extracomment>app/core/clinic/reports/signed_report.py</extracomment>
        <translation>Speichern Sie den Bericht noch einmal aus der Workstation.</translation>
    </message>
    <message>
        <source>The document was cut after it was signed.</source>
        <extracomment>app/core/clinic/reports/signed_report.py</extracomment>
        <translation>Das Dokument wurde nach der Unterschrift gekürzt.</translation>
    </message>
    <message>
        <source>The file does not prove that the log has this signature; save the report again.</source>
        <extracomment>app/core/clinic/reports/signed_report.py</extracomment>
        <translation>Die Datei beweist nicht, dass das Protokoll diese Unterschrift enthält; speichern Sie den Bericht noch einmal.</translation>
    </message>
    <message>
        <source>The receipt of a signature is for something else.</source>
        <extracomment>app/core/clinic/reports/signed_report.py</extracomment>
        <translation>Der Beleg einer Unterschrift gilt für etwas anderes.</translation>
    </message>
    <message>
        <source>The signatures in this file cannot be read.</source>
        <extracomment>app/core/clinic/reports/signed_report.py</extracomment>
        <translation>Die Unterschriften in dieser Datei sind nicht lesbar.</translation>
    </message>
    <message>
        <source>Another session is running.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation>Es läuft bereits eine andere Sitzung.</translation>
    </message>
    <message>
        <source>It goes on unchanged.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation>Sie läuft unverändert weiter.</translation>
    </message>
    <message>
        <source>End or cancel the running session first.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation>Beenden oder verlassen Sie zuerst die laufende Sitzung.</translation>
    </message>
    <message>
        <source>There are no {electrode_type} electrodes.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation>Es gibt keine Elektroden der Art {electrode_type}.</translation>
    </message>
    <message>
        <source>Choose {list}.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation>Wählen Sie {list}.</translation>
    </message>
    <message>
        <source>There is no such session.</source>
        <extracomment>app/core/clinic/duty.py</extracomment>
        <translation>Diese Sitzung gibt es nicht.</translation>
    </message>
    <message>
        <source>This patient has no such treatment plan.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This appointment was cancelled.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book a new one.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This appointment was moved meanwhile.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it again, then move it.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the time, the place or the provider first.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say from whom it came: {list}.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such appointment.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the provider from the list.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another provider.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another time, place or provider, or say why it is kept all the same.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an appointment with this id already.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent texts in {name} are not those that this version needs.</source>
        <extracomment>app/core/clinic/consent_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent texts in {name} cannot be read: {error}</source>
        <extracomment>app/core/clinic/consent_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has no such deviation.</source>
        <extracomment>app/core/clinic/deviations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such kind of deviation.</source>
        <extracomment>app/core/clinic/deviations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what was done otherwise, in up to {longest_text} characters.</source>
        <extracomment>app/core/clinic/deviations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This deviation was withdrawn before.</source>
        <extracomment>app/core/clinic/deviations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user is on duty then already.</source>
        <extracomment>app/core/clinic/duty.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the roster again.</source>
        <extracomment>app/core/clinic/duty.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such duty.</source>
        <extracomment>app/core/clinic/duty.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This duty is over.</source>
        <extracomment>app/core/clinic/duty.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only somebody who is on duty takes a session over.</source>
        <extracomment>app/core/clinic/duty.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session goes on with the provider it had.</source>
        <extracomment>app/core/clinic/duty.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step in for a duty, with a reason, or have the roster put right.</source>
        <extracomment>app/core/clinic/duty.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter another beginning or end.</source>
        <extracomment>app/core/clinic/duty.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This patient is being taken in.</source>
        <extracomment>app/core/clinic/erasure/obstacles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete or leave that onboarding, then ask again.</source>
        <extracomment>app/core/clinic/erasure/obstacles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle is no FHIR bundle: {where}.</source>
        <extracomment>app/core/clinic/fhir/bundle.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reference of the bundle leads nowhere.</source>
        <extracomment>app/core/clinic/fhir/bundle.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no code {code} of {system} here.</source>
        <extracomment>app/core/clinic/fhir/codes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A resource of the kind {kind} is not told.</source>
        <extracomment>app/core/clinic/fhir/codes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} lacks its {name}.</source>
        <extracomment>app/core/clinic/fhir/codes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A code of {system} is not in the table, or has another name there.</source>
        <extracomment>app/core/clinic/fhir/codes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has a value that may not stand there.</source>
        <extracomment>app/core/clinic/fhir/codes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hedtools does not carry the HED schema {hed_version}.</source>
        <extracomment>app/core/clinic/findings/hed_check.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terms of findings are of another version, or one is there twice.</source>
        <extracomment>app/core/clinic/findings/score_terms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such term of SCORE here.</source>
        <extracomment>app/core/clinic/findings/score_terms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <extracomment>app/core/clinic/findings/score_terms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such side.</source>
        <extracomment>app/core/clinic/findings/score_terms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such region, or it is named twice.</source>
        <extracomment>app/core/clinic/findings/score_terms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose from the list.</source>
        <extracomment>app/core/clinic/findings/score_terms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such feature.</source>
        <extracomment>app/core/clinic/findings/score_terms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A finding has one value of each feature.</source>
        <extracomment>app/core/clinic/findings/score_terms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the two.</source>
        <extracomment>app/core/clinic/findings/score_terms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terms of findings cannot be read: {error}.</source>
        <extracomment>app/core/clinic/findings/score_terms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No identifier was read.</source>
        <extracomment>app/core/clinic/identity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was kept.</source>
        <extracomment>app/core/clinic/identity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter what the patient says.</source>
        <extracomment>app/core/clinic/identity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are one record.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the other record.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such merge.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the patient again.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This merge was undone before.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person stands under a legal hold.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unchanged} Taken apart, one of the two records would be without it.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the administrator who placed it.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End or cancel it, then do this again.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This patient is about to be erased.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until an administrator has decided, then do this again.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of these records is joined to another already.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for its number: the record that is found is the one to go on with.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of these records was corrected meanwhile.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at both again, and decide then.</source>
        <extracomment>app/core/clinic/merging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was begun.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the fields named and try again.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no id of an onboarding.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the same person, or another one.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was decided already, or the list of those alike is another one now.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the onboarding again.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital number belongs to a patient who is registered already.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two people cannot have one number; nothing was changed.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the number again from the patient&apos;s document, and enter it with the decision.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such step; there are: {list}.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such onboarding.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the list of those that go on.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This onboarding is over.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the patient, or begin a new one.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an onboarding with this id already.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the clinician from the list.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another clinician.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This patient is not among those alike.</source>
        <extracomment>app/core/clinic/onboarding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record was joined to another one of the same person.</source>
        <extracomment>app/core/clinic/patient_correction.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the record that is shown; or take the two apart first.</source>
        <extracomment>app/core/clinic/patient_correction.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity confirmed by the hospital number</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity confirmed again by the date of birth</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider on duty</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplifier tested</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed, with a reason that is kept as a deviation.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the patient, or whoever came along, for the date of birth and enter what is said.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent for {list} is to an older text: take it again, to the present one.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the amplifier with its own test signal; it takes some seconds.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device_test_text} Mend what is named and test again.</source>
        <extracomment>app/core/clinic/prerequisites.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The protocol has no such procedure.</source>
        <extracomment>app/core/clinic/protocols.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The protocol file {name}.toml cannot be used: {fault}.</source>
        <extracomment>app/core/clinic/protocols.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has ended.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation>Diese Sitzung ist beendet.</translation>
    </message>
    <message>
        <source>Begin a new session for this patient.</source>
        <extracomment>app/core/clinic/sessions.py</extracomment>
        <translation>Beginnen Sie eine neue Sitzung für diesen Patienten.</translation>
    </message>
    <message>
        <source>This plan was changed meanwhile.</source>
        <extracomment>app/core/clinic/treatment_plans.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it again, and change what is left.</source>
        <extracomment>app/core/clinic/treatment_plans.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change something first.</source>
        <extracomment>app/core/clinic/treatment_plans.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plan is done, or stopped.</source>
        <extracomment>app/core/clinic/treatment_plans.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such treatment plan.</source>
        <extracomment>app/core/clinic/treatment_plans.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This plan has ended.</source>
        <extracomment>app/core/clinic/treatment_plans.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new plan.</source>
        <extracomment>app/core/clinic/treatment_plans.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a plan with this id already.</source>
        <extracomment>app/core/clinic/treatment_plans.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bluetooth amplifiers are not looked for: this computer has no Bluetooth, or its service does not run.</source>
        <extracomment>app/core/devices/bluetooth_search.py</extracomment>
        <translation>Bluetooth-Verstärker werden nicht gesucht: Dieser Rechner hat kein Bluetooth, oder sein Dienst läuft nicht.</translation>
    </message>
    <message>
        <source>Bluetooth amplifiers are not looked for: Bluetooth is switched off. Switch it on in the system settings.</source>
        <extracomment>app/core/devices/bluetooth_search.py</extracomment>
        <translation>Bluetooth-Verstärker werden nicht gesucht: Bluetooth ist ausgeschaltet. Schalten Sie es in den Systemeinstellungen ein.</translation>
    </message>
    <message>
        <source>Bluetooth amplifiers are not looked for: this program may not use Bluetooth. Allow it in the system settings.</source>
        <extracomment>app/core/devices/bluetooth_search.py</extracomment>
        <translation>Bluetooth-Verstärker werden nicht gesucht: Dieses Programm darf Bluetooth nicht benutzen. Erlauben Sie es in den Systemeinstellungen.</translation>
    </message>
    <message>
        <source>Bluetooth amplifiers are not looked for: the system&apos;s Bluetooth does not answer.</source>
        <extracomment>app/core/devices/bluetooth_search.py</extracomment>
        <translation>Bluetooth-Verstärker werden nicht gesucht: Das Bluetooth des Systems antwortet nicht.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation>Diese Angabe wird gebraucht.</translation>
    </message>
    <message>
        <source>Six pairs of digits, as {example}.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation>Sechs Zahlenpaare, wie {example}.</translation>
    </message>
    <message>
        <source>No amplifier has this number.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation>Kein Verstärker hat diese Nummer.</translation>
    </message>
    <message>
        <source>The same device is chosen twice.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation>Dasselbe Gerät ist zweimal gewählt.</translation>
    </message>
    <message>
        <source>Two of the chosen amplifiers use the same port, {twice}. Remove the one that is not behind it.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation>Zwei der gewählten Verstärker benutzen denselben Anschluss, {twice}. Entfernen Sie den, der nicht daran hängt.</translation>
    </message>
    <message>
        <source>Four numbers with points between, as {example}.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation>Vier Zahlen mit Punkten dazwischen, wie {example}.</translation>
    </message>
    <message>
        <source>A group&apos;s address is between 224.0.0.0 and 239.255.255.255.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation>Eine Gruppenadresse liegt zwischen 224.0.0.0 und 239.255.255.255.</translation>
    </message>
    <message>
        <source>A whole number from {lowest} to {highest}.</source>
        <extracomment>app/core/devices/board_entries.py</extracomment>
        <translation>Eine ganze Zahl von {lowest} bis {highest}.</translation>
    </message>
    <message>
        <source>The {name} needs the entry {label}.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>{name} braucht die Angabe {label}.</translation>
    </message>
    <message>
        <source>There is no amplifier with the BrainFlow number {board_id}.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Es gibt keinen Verstärker mit der BrainFlow-Nummer {board_id}.</translation>
    </message>
    <message>
        <source>`neurascale devices boards` lists them.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>`neurascale devices boards` listet sie auf.</translation>
    </message>
    <message>
        <source>The {name} cannot run for {duration_s} s.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>{name} kann nicht {duration_s} s laufen.</translation>
    </message>
    <message>
        <source>Give a length above zero.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Geben Sie eine Dauer über null an.</translation>
    </message>
    <message>
        <source>The port of the dongle or cable: COM3 and the like on Windows, /dev/ttyUSB0 or /dev/ttyACM0 on Linux, /dev/cu.usbserial-... on macOS. Ports found on this computer are offered.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Der Anschluss des Dongles oder Kabels: unter Windows COM3 und ähnliche, unter Linux /dev/ttyUSB0 oder /dev/ttyACM0, unter macOS /dev/cu.usbserial-... Gefundene Anschlüsse dieses Rechners werden angeboten.</translation>
    </message>
    <message>
        <source>Twelve digits in pairs, printed on the amplifier or shown in the system&apos;s Bluetooth settings. Enter it where more than one such amplifier is near; without it the first that answers is taken.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Zwölf Ziffern in Paaren, auf den Verstärker gedruckt oder in den Bluetooth-Einstellungen des Systems zu sehen. Nötig, wenn mehr als ein solcher Verstärker in der Nähe ist; sonst wird der erste genommen, der antwortet.</translation>
    </message>
    <message>
        <source>As printed on the amplifier or shown in the system&apos;s Bluetooth settings (Muse-1A2B). Enter it where more than one such amplifier is near; without it the first that answers is taken.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Wie auf den Verstärker gedruckt oder in den Bluetooth-Einstellungen des Systems zu sehen (Muse-1A2B). Nötig, wenn mehr als ein solcher Verstärker in der Nähe ist; sonst wird der erste genommen, der antwortet.</translation>
    </message>
    <message>
        <source>How many seconds the amplifier may be looked for; empty leaves it to the amplifier&apos;s driver.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Wie viele Sekunden der Verstärker gesucht werden darf; leer überlässt es seinem Treiber.</translation>
    </message>
    <message>
        <source>Four numbers with points between (192.168.4.1 for a WiFi Shield that this computer is joined to); without it the amplifier is looked for in this network.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Vier Zahlen mit Punkten dazwischen (192.168.4.1 für ein WiFi Shield, mit dem dieser Rechner verbunden ist); sonst wird der Verstärker in diesem Netz gesucht.</translation>
    </message>
    <message>
        <source>A number from 1024 to 65535 that no other program of this computer uses, for instance 6987.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Eine Zahl von 1024 bis 65535, die kein anderes Programm dieses Rechners benutzt, zum Beispiel 6987.</translation>
    </message>
    <message>
        <source>The multicast address the other program sends to, 224.0.0.0 to 239.255.255.255.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Die Multicast-Adresse, an die das andere Programm sendet, 224.0.0.0 bis 239.255.255.255.</translation>
    </message>
    <message>
        <source>The port number the other program sends to.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Die Anschlussnummer, an die das andere Programm sendet.</translation>
    </message>
    <message>
        <source>The model that made the samples; on the command line its number, as `neurascale devices boards` lists it.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Das Modell, von dem die Abtastwerte stammen; auf der Befehlszeile seine Nummer, wie `neurascale devices boards` sie auflistet.</translation>
    </message>
    <message>
        <source>The file another BrainFlow program has written.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Die Datei, die ein anderes BrainFlow-Programm geschrieben hat.</translation>
    </message>
    <message>
        <source>ExternalSwitchInputMioUSB where electrodes are connected through USB; empty for its own electrodes.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>ExternalSwitchInputMioUSB, wo die Elektroden über USB angeschlossen sind; leer für seine eigenen Elektroden.</translation>
    </message>
    <message>
        <source>Settings in the words of the amplifier&apos;s own manual; empty leaves it as it is.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Einstellungen in den Worten der Anleitung des Verstärkers; leer lässt ihn, wie er ist.</translation>
    </message>
    <message>
        <source>Needs a BLED112 dongle, which BrainFlow will stop supporting; the same headset without the dongle is better.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Braucht einen BLED112-Dongle, den BrainFlow nicht mehr lange unterstützt; dieselbe Haube ohne Dongle ist besser.</translation>
    </message>
    <message>
        <source>This computer needs Bluetooth. Switch the amplifier on before opening it.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Dieser Rechner braucht Bluetooth. Schalten Sie den Verstärker ein, bevor er geöffnet wird.</translation>
    </message>
    <message>
        <source>Windows only.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Nur Windows.</translation>
    </message>
    <message>
        <source>Windows and macOS only.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Nur Windows und macOS.</translation>
    </message>
    <message>
        <source>Windows and Linux only.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Nur Windows und Linux.</translation>
    </message>
    <message>
        <source>Switch on OSC in the headset&apos;s settings and let the firewall pass broadcasts. It opens even when it is not there.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Schalten Sie OSC in den Einstellungen der Haube ein, und lassen Sie Rundsendungen durch die Firewall. Er öffnet sich auch, wenn sie nicht da ist.</translation>
    </message>
    <message>
        <source>No patient: signals made by software.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Kein Patient: Signale aus Software.</translation>
    </message>
    <message>
        <source>Plug in the dongle, then switch the board to PC.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Stecken Sie den Dongle ein, dann stellen Sie das Board auf PC.</translation>
    </message>
    <message>
        <source>Join the headset&apos;s network first.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Verbinden Sie sich zuerst mit dem Netz der Haube.</translation>
    </message>
    <message>
        <source>Join the shield&apos;s network first.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Verbinden Sie sich zuerst mit dem Netz des Shields.</translation>
    </message>
    <message>
        <source>Join its network first.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Verbinden Sie sich zuerst mit seinem Netz.</translation>
    </message>
    <message>
        <source>Pair it through its own dongle. </source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Koppeln Sie es über seinen eigenen Dongle. </translation>
    </message>
    <message>
        <source>Join it to this computer&apos;s network first.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Verbinden Sie ihn zuerst mit dem Netz dieses Rechners.</translation>
    </message>
    <message>
        <source>A Raspberry Pi with the board on its pins.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Ein Raspberry Pi mit dem Board auf seinen Pins.</translation>
    </message>
    <message>
        <source>Pair it first; its Bluetooth serial port is then listed.</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Koppeln Sie ihn zuerst; dann erscheint sein serieller Bluetooth-Anschluss.</translation>
    </message>
    <message>
        <source>Serial port</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Serieller Anschluss</translation>
    </message>
    <message>
        <source>Bluetooth address</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Bluetooth-Adresse</translation>
    </message>
    <message>
        <source>Device name or serial number</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Gerätename oder Seriennummer</translation>
    </message>
    <message>
        <source>Longest search</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Längste Suche</translation>
    </message>
    <message>
        <source>Network address</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Netzwerkadresse</translation>
    </message>
    <message>
        <source>Broadcast address</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Rundsendeadresse</translation>
    </message>
    <message>
        <source>Network port</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Netzwerkanschluss</translation>
    </message>
    <message>
        <source>Group address</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Gruppenadresse</translation>
    </message>
    <message>
        <source>Group port</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Gruppenanschluss</translation>
    </message>
    <message>
        <source>Made by board</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Erzeugt von Board</translation>
    </message>
    <message>
        <source>File</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Electrode input</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Elektrodeneingang</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>app/core/devices/brainflow_boards.py</extracomment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The {name} was to be started before it was opened.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>{name} sollte gestartet werden, bevor er geöffnet war.</translation>
    </message>
    <message>
        <source>Impedance cannot be measured: the {name} is not there.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>Die Impedanz kann nicht gemessen werden: {name} ist nicht da.</translation>
    </message>
    <message>
        <source>The {name} does not know the command {name2}.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>{name} kennt den Befehl {name2} nicht.</translation>
    </message>
    <message>
        <source>It knows marker.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>Er kennt marker.</translation>
    </message>
    <message>
        <source>The {name} delivers nothing to put a marker at.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>{name} liefert nichts, worin eine Markierung stehen könnte.</translation>
    </message>
    <message>
        <source>Another amplifier answers where the {name} was.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>An der Stelle von {name} antwortet ein anderer Verstärker.</translation>
    </message>
    <message>
        <source>Connect the same amplifier again, or stop the recording and start a new one.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>Schließen Sie denselben Verstärker wieder an, oder beenden Sie die Aufzeichnung und beginnen Sie eine neue.</translation>
    </message>
    <message>
        <source>The {name} delivers nothing, so its electrodes cannot be measured.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>{name} liefert nichts, daher können die Elektroden nicht gemessen werden.</translation>
    </message>
    <message>
        <source>The {name} is not there.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>{name} ist nicht da.</translation>
    </message>
    <message>
        <source>A marker is a number, not {argument}.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>Eine Markierung ist eine Zahl, nicht {argument}.</translation>
    </message>
    <message>
        <source>It delivers nothing.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>Er liefert nichts.</translation>
    </message>
    <message>
        <source>Its port has vanished.</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>Sein Anschluss ist verschwunden.</translation>
    </message>
    <message>
        <source>Connection to the {name} lost. {why}</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>Verbindung zu {name} verloren. {why}</translation>
    </message>
    <message>
        <source>Connection to the {name} restored</source>
        <extracomment>app/core/devices/brainflow_driver.py</extracomment>
        <translation>Verbindung zu {name} wiederhergestellt</translation>
    </message>
    <message>
        <source>Check that it is switched on and charged, that its cable or dongle is plugged in, then try again.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Prüfen Sie, ob er eingeschaltet und geladen ist und ob Kabel oder Dongle eingesteckt sind; dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Check what was entered for this amplifier: `neurascale devices boards` explains each entry.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Prüfen Sie die Angaben zu diesem Verstärker: `neurascale devices boards` erklärt jede.</translation>
    </message>
    <message>
        <source>Unplug the amplifier, plug it in again and try again; if it happens again, call your technical support.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Stecken Sie den Verstärker aus und wieder ein, und versuchen Sie es erneut; geschieht es wieder, rufen Sie den technischen Dienst.</translation>
    </message>
    <message>
        <source>Install a newer version of the workstation, or choose another amplifier.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Installieren Sie eine neuere Version der Workstation, oder wählen Sie einen anderen Verstärker.</translation>
    </message>
    <message>
        <source>No amplifier is at fault: BrainFlow&apos;s classifiers are not used by this program.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Kein Verstärker ist schuld: Dieses Programm benutzt die Klassifikatoren von BrainFlow nicht.</translation>
    </message>
    <message>
        <source>The session cannot begin with it; nothing is recorded.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Die Sitzung kann nicht mit ihm beginnen; es wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Whoever uses it keeps it; nothing is recorded from it here.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Wer ihn benutzt, behält ihn; hier wird nichts von ihm aufgezeichnet.</translation>
    </message>
    <message>
        <source>It reported success, and yet it did not work.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Er meldete Erfolg, und doch ging es nicht.</translation>
    </message>
    <message>
        <source>Its connection is already in use.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Seine Verbindung wird bereits benutzt.</translation>
    </message>
    <message>
        <source>Close the other program that uses this amplifier, then try again.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Schließen Sie das andere Programm, das diesen Verstärker benutzt, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Its connection could not be opened.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Seine Verbindung konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Check that the port or address is right, that no other program uses the amplifier, that Bluetooth is on where it needs that, and that this user may use it (on Linux: member of the group dialout).</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Prüfen Sie, ob Anschluss oder Adresse stimmen, kein anderes Programm den Verstärker benutzt, Bluetooth eingeschaltet ist, wo er es braucht, und dieser Benutzer ihn benutzen darf (unter Linux: Mitglied der Gruppe dialout).</translation>
    </message>
    <message>
        <source>The port that was named is not one an amplifier can be reached through.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Über den genannten Anschluss ist kein Verstärker erreichbar.</translation>
    </message>
    <message>
        <source>It does not take commands any more; it was probably unplugged or switched off.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Er nimmt keine Befehle mehr an; wahrscheinlich wurde er abgezogen oder ausgeschaltet.</translation>
    </message>
    <message>
        <source>It sent something that cannot be understood.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Er hat etwas Unverständliches gesendet.</translation>
    </message>
    <message>
        <source>It did not answer the first question.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Er hat die erste Frage nicht beantwortet.</translation>
    </message>
    <message>
        <source>It does not answer; the dongle may be there while the amplifier itself is off.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Er antwortet nicht; der Dongle kann da sein, während der Verstärker selbst aus ist.</translation>
    </message>
    <message>
        <source>It is delivering already.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Er liefert bereits.</translation>
    </message>
    <message>
        <source>There is not enough memory for its samples.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Für seine Abtastwerte ist nicht genug Speicher da.</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Schließen Sie andere Programme, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Its samples could not be fetched.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Seine Abtastwerte konnten nicht geholt werden.</translation>
    </message>
    <message>
        <source>It is not delivering.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Er liefert nicht.</translation>
    </message>
    <message>
        <source>It has delivered nothing.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Er hat nichts geliefert.</translation>
    </message>
    <message>
        <source>Something it needs was not entered, or is not what it expects.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Eine nötige Angabe fehlt oder ist nicht, was er erwartet.</translation>
    </message>
    <message>
        <source>It cannot be used on this operating system.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Er kann auf diesem Betriebssystem nicht benutzt werden.</translation>
    </message>
    <message>
        <source>Choose another amplifier, or another computer.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Wählen Sie einen anderen Verstärker oder einen anderen Rechner.</translation>
    </message>
    <message>
        <source>It was not opened.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Er wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>Open the amplifier first.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Öffnen Sie zuerst den Verstärker.</translation>
    </message>
    <message>
        <source>Another amplifier is open on the same connection.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Auf derselben Verbindung ist ein anderer Verstärker geöffnet.</translation>
    </message>
    <message>
        <source>Close the other amplifier first.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Schließen Sie zuerst den anderen Verstärker.</translation>
    </message>
    <message>
        <source>Its own driver library failed.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Seine eigene Treiberbibliothek ist ausgefallen.</translation>
    </message>
    <message>
        <source>It did not answer in time.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Er hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>It is not described in this version.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Diese Version kennt ihn nicht.</translation>
    </message>
    <message>
        <source>What was asked of it is not described in this version.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Diese Version kennt nicht, was von ihm verlangt wurde.</translation>
    </message>
    <message>
        <source>A classifier was asked before it was prepared.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Ein Klassifikator wurde gefragt, bevor er vorbereitet war.</translation>
    </message>
    <message>
        <source>Another classifier is in use.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Ein anderer Klassifikator wird benutzt.</translation>
    </message>
    <message>
        <source>There is no such classifier.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Diesen Klassifikator gibt es nicht.</translation>
    </message>
    <message>
        <source>It refused, for a reason that is not known here.</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>Er lehnte ab, aus einem hier unbekannten Grund.</translation>
    </message>
    <message>
        <source>The {name} could not {doing}. {sentence} (BrainFlow code {exit_code})</source>
        <extracomment>app/core/devices/brainflow_faults.py</extracomment>
        <translation>{name} konnte nicht {doing}. {sentence} (BrainFlow-Code {exit_code})</translation>
    </message>
    <message>
        <source>The library that talks to amplifiers (BrainFlow) cannot be loaded on this computer.</source>
        <extracomment>app/core/devices/brainflow_library.py</extracomment>
        <translation>Die Bibliothek für Verstärker (BrainFlow) kann auf diesem Rechner nicht geladen werden.</translation>
    </message>
    <message>
        <source>Install the workstation again; if it happens again, call your technical support.</source>
        <extracomment>app/core/devices/brainflow_library.py</extracomment>
        <translation>Installieren Sie die Workstation neu; geschieht es wieder, rufen Sie den technischen Dienst.</translation>
    </message>
    <message>
        <source>The BrainFlow file cannot be read.</source>
        <extracomment>app/core/devices/brainflow_library.py</extracomment>
        <translation>Die BrainFlow-Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <extracomment>app/core/devices/brainflow_library.py</extracomment>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The {name} is not open.</source>
        <extracomment>app/core/devices/brainflow_library.py</extracomment>
        <translation>{name} ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>{name} cannot be played: its sampling interval is {interval_us} microseconds.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Das Abtastintervall beträgt {interval_us} Mikrosekunden.</translation>
    </message>
    <message>
        <source>{name} cannot be played: it does not say which file holds its data.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Es ist nicht angegeben, welche Datei die Daten enthält.</translation>
    </message>
    <message>
        <source>{name} cannot be played: its data file {data_name} is not beside it.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Die Datendatei {data_name} liegt nicht daneben.</translation>
    </message>
    <message>
        <source>Put the three files of the recording (.vhdr, .vmrk and the data) into one folder.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation>Legen Sie die drei Dateien der Aufzeichnung (.vhdr, .vmrk und die Daten) in einen Ordner.</translation>
    </message>
    <message>
        <source>{name} cannot be played: {key} {what} in its header.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: {key} {what} im Kopf.</translation>
    </message>
    <message>
        <source>{name} cannot be played: a header of more than 4 MiB cannot be.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Ein Kopf von mehr als 4 MiB kann nicht sein.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {value}.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation>{name} kann nicht gelesen werden: {value}.</translation>
    </message>
    <message>
        <source>{name} cannot be played: its binary format {binary_format} is not known.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Das Binärformat {binary_format} ist nicht bekannt.</translation>
    </message>
    <message>
        <source>{name} cannot be played: it is a BrainVision header, but its name does not end in .vhdr.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Es ist ein BrainVision-Kopf, aber der Name endet nicht auf .vhdr.</translation>
    </message>
    <message>
        <source>Give it the name it had.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation>Geben Sie ihr den ursprünglichen Namen.</translation>
    </message>
    <message>
        <source>{name} cannot be played: its data file {data_name} is empty.</source>
        <extracomment>app/core/devices/brainvision_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Die Datendatei {data_name} ist leer.</translation>
    </message>
    <message>
        <source>Nothing was shown or changed. The safety stop, recording and alarms go on.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Nichts wurde gezeigt oder geändert. Sicherheitsstopp, Aufzeichnung und Alarme laufen weiter.</translation>
    </message>
    <message>
        <source>Sign in, and do it again.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Melden Sie sich an und tun Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Nothing was shown or changed.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Nichts wurde gezeigt oder geändert.</translation>
    </message>
    <message>
        <source>Have the patient assigned to you; in an emergency use break-glass, which is reviewed afterwards.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Lassen Sie sich den Patienten zuweisen; im Notfall nutzen Sie den Notfallzugriff, der danach geprüft wird.</translation>
    </message>
    <message>
        <source>A sealed entry of the log cannot be read.</source>
        <extracomment>app/core/events/sealed_form.py</extracomment>
        <translation>Ein versiegelter Eintrag des Protokolls kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Entry {index} was changed: its data is not sealed.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Eintrag {index} wurde verändert: Seine Daten sind nicht versiegelt.</translation>
    </message>
    <message>
        <source>This data folder has no log, and so no keys of patients.</source>
        <extracomment>app/core/recording/opened_texts.py</extracomment>
        <translation>Dieser Datenordner hat kein Protokoll und damit keine Schlüssel von Patienten.</translation>
    </message>
    <message>
        <source>A text in the recording does not open: it was changed, or its key was.</source>
        <extracomment>app/core/recording/opened_texts.py</extracomment>
        <translation>Ein Text in der Aufzeichnung lässt sich nicht öffnen: Er wurde verändert oder sein Schlüssel.</translation>
    </message>
    <message>
        <source>The samples are not touched by this; they are checked by their own sums.</source>
        <extracomment>app/core/recording/opened_texts.py</extracomment>
        <translation>Die Messwerte betrifft das nicht; sie werden durch eigene Prüfsummen geprüft.</translation>
    </message>
    <message>
        <source>The key of a recording&apos;s texts is damaged.</source>
        <extracomment>app/core/recording/sealed_texts.py</extracomment>
        <translation>Der Schlüssel der Texte einer Aufzeichnung ist beschädigt.</translation>
    </message>
    <message>
        <source>A sealed text of a recording is damaged.</source>
        <extracomment>app/core/recording/sealed_texts.py</extracomment>
        <translation>Ein versiegelter Text einer Aufzeichnung ist beschädigt.</translation>
    </message>
    <message>
        <source>A sealed text of a recording cannot be read.</source>
        <extracomment>app/core/recording/sealed_texts.py</extracomment>
        <translation>Ein versiegelter Text einer Aufzeichnung lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>{count} files of the erased sessions are still there.</source>
        <extracomment>app/core/recording/subject_files.py</extracomment>
        <translation>{count} Dateien der gelöschten Sitzungen sind noch da.</translation>
    </message>
    <message>
        <source>The rest is gone; what is left is removed at the next start of the station.</source>
        <extracomment>app/core/recording/subject_files.py</extracomment>
        <translation>Der Rest ist entfernt; was übrig ist, wird beim nächsten Start der Station entfernt.</translation>
    </message>
    <message>
        <source>See that the data folder can be written to.</source>
        <extracomment>app/core/recording/subject_files.py</extracomment>
        <translation>Sorgen Sie dafür, dass in den Datenordner geschrieben werden kann.</translation>
    </message>
    <message>
        <source>What is removed is named by identifiers.</source>
        <extracomment>app/core/recording/subject_files.py</extracomment>
        <translation>Was entfernt wird, wird durch Kennungen benannt.</translation>
    </message>
    <message>
        <source>The user of the demonstration has no account to change.</source>
        <extracomment>app/core/station/access_requests.py</extracomment>
        <translation>Der Benutzer der Vorführung hat kein Konto, das sich ändern ließe.</translation>
    </message>
    <message>
        <source>Make a user of your own to try this, and sign in as that one.</source>
        <extracomment>app/core/station/access_requests.py</extracomment>
        <translation>Legen Sie zum Ausprobieren einen eigenen Benutzer an, und melden Sie sich als dieser an.</translation>
    </message>
    <message>
        <source>The user of the demonstration stays as it is.</source>
        <extracomment>app/core/station/access_requests.py</extracomment>
        <translation>Der Benutzer der Vorführung bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>What is kept about another user is for administrators.</source>
        <extracomment>app/core/station/access_requests.py</extracomment>
        <translation>Was über andere Benutzer aufbewahrt wird, ist für Administratoren.</translation>
    </message>
    <message>
        <source>Ask for your own, or ask one of them.</source>
        <extracomment>app/core/station/access_requests.py</extracomment>
        <translation>Fragen Sie nach dem Ihren, oder bitten Sie einen von ihnen.</translation>
    </message>
    <message>
        <source>The procedure was not begun.</source>
        <extracomment>app/core/station/activation_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin it once the recording runs.</source>
        <extracomment>app/core/station/activation_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another procedure goes on.</source>
        <extracomment>app/core/station/activation_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for its end, or end it.</source>
        <extracomment>app/core/station/activation_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No procedure goes on.</source>
        <extracomment>app/core/station/activation_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the session again.</source>
        <extracomment>app/core/station/activation_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mark “{text}” is not in the recording yet.</source>
        <extracomment>app/core/station/activation_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A span of time has two moments, each with its zone.</source>
        <extracomment>app/core/station/appointment_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such onboarding of this patient.</source>
        <extracomment>app/core/station/appointment_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for at most {most_days_listed} days, from their beginning to their end.</source>
        <extracomment>app/core/station/appointment_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody here answers {name}.</source>
        <extracomment>app/core/station/appointment_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say from whom it came: patient, clinic.</source>
        <extracomment>app/core/station/appointment_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No appointment was changed.</source>
        <extracomment>app/core/station/appointment_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit is exported as {list}.</source>
        <extracomment>app/core/station/audit_desk.py</extracomment>
        <translation>Das Audit wird exportiert als {list}.</translation>
    </message>
    <message>
        <source>Search for at most {longest_search} characters.</source>
        <extracomment>app/core/station/audit_desk.py</extracomment>
        <translation>Suchen Sie nach höchstens {longest_search} Zeichen.</translation>
    </message>
    <message>
        <source>There is no such entry in this log.</source>
        <extracomment>app/core/station/audit_desk.py</extracomment>
        <translation>Diesen Eintrag gibt es in diesem Protokoll nicht.</translation>
    </message>
    <message>
        <source>This entry is about a patient who is not in your care.</source>
        <extracomment>app/core/station/audit_desk.py</extracomment>
        <translation>Dieser Eintrag betrifft einen Patienten, den Sie nicht betreuen.</translation>
    </message>
    <message>
        <source>A time of the filter is not ISO 8601.</source>
        <extracomment>app/core/station/audit_desk.py</extracomment>
        <translation>Eine Zeit des Filters ist nicht ISO 8601.</translation>
    </message>
    <message>
        <source>Write it as 2026-11-22T08:00:00Z.</source>
        <extracomment>app/core/station/audit_desk.py</extracomment>
        <translation>Schreiben Sie sie wie 2026-11-22T08:00:00Z.</translation>
    </message>
    <message>
        <source>The audit trail is not for everybody.</source>
        <extracomment>app/core/station/audit_reach.py</extracomment>
        <translation>Der Audit-Trail ist nicht für alle.</translation>
    </message>
    <message>
        <source>Ask an administrator.</source>
        <extracomment>app/core/station/audit_reach.py</extracomment>
        <translation>Fragen Sie einen Administrator.</translation>
    </message>
    <message>
        <source>The window was locked.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Das Fenster wurde gesperrt.</translation>
    </message>
    <message>
        <source>The window was unlocked.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Das Fenster wurde entsperrt.</translation>
    </message>
    <message>
        <source>Signed out.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Abgemeldet.</translation>
    </message>
    <message>
        <source>Opened a patient by break-glass.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Notfallzugriff auf einen Patienten geöffnet.</translation>
    </message>
    <message>
        <source>A break-glass access ended.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Ein Notfallzugriff endete.</translation>
    </message>
    <message>
        <source>Paused the sound of alarms.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Alarmton pausiert.</translation>
    </message>
    <message>
        <source>Set an annotation.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Annotation gesetzt.</translation>
    </message>
    <message>
        <source>Corrected an annotation.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Annotation berichtigt.</translation>
    </message>
    <message>
        <source>Withdrew an annotation.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Annotation zurückgezogen.</translation>
    </message>
    <message>
        <source>A patient was given into a user&apos;s care.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Ein Patient wurde in die Betreuung eines Benutzers gegeben.</translation>
    </message>
    <message>
        <source>A patient is in a user&apos;s care no more.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Ein Patient ist nicht mehr in der Betreuung eines Benutzers.</translation>
    </message>
    <message>
        <source>The device is heard again.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Das Gerät ist wieder zu hören.</translation>
    </message>
    <message>
        <source>The amplifier was checked.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Der Verstärker wurde geprüft.</translation>
    </message>
    <message>
        <source>A device was connected.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Ein Gerät wurde verbunden.</translation>
    </message>
    <message>
        <source>A device was disconnected.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Ein Gerät wurde getrennt.</translation>
    </message>
    <message>
        <source>The device is silent.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Das Gerät schweigt.</translation>
    </message>
    <message>
        <source>The device told something of itself.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Das Gerät meldete etwas von sich.</translation>
    </message>
    <message>
        <source>The device told of a fault.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Das Gerät meldete einen Fehler.</translation>
    </message>
    <message>
        <source>The electrodes were measured.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Elektroden wurden gemessen.</translation>
    </message>
    <message>
        <source>The electrodes were not measured.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Elektroden wurden nicht gemessen.</translation>
    </message>
    <message>
        <source>The log was signed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Das Protokoll wurde signiert.</translation>
    </message>
    <message>
        <source>A model came to a result.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Ein Modell kam zu einem Ergebnis.</translation>
    </message>
    <message>
        <source>Made an appointment.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled an appointment.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved an appointment.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began to take a patient in.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked for registered patients who are alike.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A patient was taken in.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking a patient in failed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided who a patient is.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left the taking in of a patient.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The taking in of a patient ended before it was complete.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The taking in of a patient went on.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went on without what a step of taking in asks for.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a treatment plan.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended a treatment plan.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made a treatment plan.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected what is known of a patient.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Angaben eines Patienten berichtigt.</translation>
    </message>
    <message>
        <source>Registered a patient.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Patient aufgenommen.</translation>
    </message>
    <message>
        <source>The recording was analysed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Aufnahme wurde ausgewertet.</translation>
    </message>
    <message>
        <source>A channel was configured otherwise.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Ein Kanal wurde anders eingestellt.</translation>
    </message>
    <message>
        <source>The recording failed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Aufnahme ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Samples were lost.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Messwerte gingen verloren.</translation>
    </message>
    <message>
        <source>A minute of the recording was sealed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Eine Minute der Aufnahme wurde versiegelt.</translation>
    </message>
    <message>
        <source>The recording was taken up again.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Aufnahme wurde fortgesetzt.</translation>
    </message>
    <message>
        <source>The recording began.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Aufnahme begann.</translation>
    </message>
    <message>
        <source>The recording ended.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Aufnahme endete.</translation>
    </message>
    <message>
        <source>Added an addendum to a report.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Nachtrag zu einem Bericht geschrieben.</translation>
    </message>
    <message>
        <source>Exported a report as FHIR.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote the texts of a report.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted or refused what a detector proposed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded a finding.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrew a finding.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A report was sealed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Ein Bericht wurde versiegelt.</translation>
    </message>
    <message>
        <source>Withdrew a report.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Bericht zurückgezogen.</translation>
    </message>
    <message>
        <source>The report was written.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Der Bericht wurde geschrieben.</translation>
    </message>
    <message>
        <source>The safety stop was triggered.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Der Sicherheitsstopp wurde ausgelöst.</translation>
    </message>
    <message>
        <source>The state of the output changed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Der Zustand des Ausgangs änderte sich.</translation>
    </message>
    <message>
        <source>The safety stop was tested.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Der Sicherheitsstopp wurde geprüft.</translation>
    </message>
    <message>
        <source>Reset the safety stop.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Sicherheitsstopp zurückgesetzt.</translation>
    </message>
    <message>
        <source>The session was left.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Sitzung wurde verlassen.</translation>
    </message>
    <message>
        <source>The session was completed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Sitzung wurde abgeschlossen.</translation>
    </message>
    <message>
        <source>Chose the kind of electrodes.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Art der Elektroden gewählt.</translation>
    </message>
    <message>
        <source>The session failed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Sitzung ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The prerequisites were checked.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Voraussetzungen wurden geprüft.</translation>
    </message>
    <message>
        <source>The session went on after the station had been gone.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began a session.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Sitzung begonnen.</translation>
    </message>
    <message>
        <source>The quality of a signal was told.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Qualität eines Signals wurde gemeldet.</translation>
    </message>
    <message>
        <source>A signature was recorded.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Eine Unterschrift wurde festgehalten.</translation>
    </message>
    <message>
        <source>The station was set up.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Station wurde eingerichtet.</translation>
    </message>
    <message>
        <source>The station started.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Station startete.</translation>
    </message>
    <message>
        <source>The station ended.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Station wurde beendet.</translation>
    </message>
    <message>
        <source>Set the amplitude of the stimulation.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Amplitude der Stimulation gesetzt.</translation>
    </message>
    <message>
        <source>The stimulation was greater than ordered.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Stimulation war stärker als verlangt.</translation>
    </message>
    <message>
        <source>A stimulator was attached.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Ein Stimulator wurde angeschlossen.</translation>
    </message>
    <message>
        <source>What is kept of a person was erased.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Was über eine Person aufbewahrt wird, wurde gelöscht.</translation>
    </message>
    <message>
        <source>What was left of an erased person was removed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Reste einer gelöschten Person wurden entfernt.</translation>
    </message>
    <message>
        <source>Exported everything that is kept of a patient.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Alles exportiert, was über einen Patienten aufbewahrt wird.</translation>
    </message>
    <message>
        <source>The station&apos;s state was noted.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Der Zustand der Station wurde festgehalten.</translation>
    </message>
    <message>
        <source>A backup was restored.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Eine Sicherung wurde eingespielt.</translation>
    </message>
    <message>
        <source>A backup was made.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Eine Sicherung wurde angelegt.</translation>
    </message>
    <message>
        <source>Refused an erasure.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Löschung abgelehnt.</translation>
    </message>
    <message>
        <source>Asked for an erasure.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Löschung beantragt.</translation>
    </message>
    <message>
        <source>The station&apos;s key was moved to another place.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Der Schlüssel der Station wurde an einen anderen Ort gebracht.</translation>
    </message>
    <message>
        <source>The station&apos;s passphrase was changed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Passphrase der Station wurde geändert.</translation>
    </message>
    <message>
        <source>The station&apos;s keys were changed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Schlüssel der Station wurden gewechselt.</translation>
    </message>
    <message>
        <source>Lifted a legal hold.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Aufbewahrungssperre aufgehoben.</translation>
    </message>
    <message>
        <source>Placed a legal hold.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Aufbewahrungssperre gesetzt.</translation>
    </message>
    <message>
        <source>Changed a user.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Benutzer geändert.</translation>
    </message>
    <message>
        <source>Created a user.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Benutzer angelegt.</translation>
    </message>
    <message>
        <source>Disabled a user.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Benutzer gesperrt.</translation>
    </message>
    <message>
        <source>Enabled a user.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Benutzer freigegeben.</translation>
    </message>
    <message>
        <source>Changed the own password.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Eigenes Passwort geändert.</translation>
    </message>
    <message>
        <source>Reset a user&apos;s password.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Passwort eines Benutzers zurückgesetzt.</translation>
    </message>
    <message>
        <source>Let a workflow go on from where it had failed.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Ließ einen Ablauf dort weitergehen, wo er gescheitert war.</translation>
    </message>
    <message>
        <source>Read the audit trail.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Audit-Trail gelesen.</translation>
    </message>
    <message>
        <source>Read an entry of the audit trail.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Eintrag des Audit-Trails gelesen.</translation>
    </message>
    <message>
        <source>Took a proof from the audit trail.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Beleg aus dem Audit-Trail entnommen.</translation>
    </message>
    <message>
        <source>Exported the audit trail.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Audit-Trail exportiert.</translation>
    </message>
    <message>
        <source>Signed a report as its author.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Bericht als Verfasser unterschrieben.</translation>
    </message>
    <message>
        <source>Signed a report as reviewer.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Bericht als Prüfer unterschrieben.</translation>
    </message>
    <message>
        <source>Signed a report as approver.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Bericht als Freigebender unterschrieben.</translation>
    </message>
    <message>
        <source>Signed a report as responsible.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Bericht als Verantwortlicher unterschrieben.</translation>
    </message>
    <message>
        <source>Enrolled a second factor.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Zweiten Faktor eingerichtet.</translation>
    </message>
    <message>
        <source>Reset a user&apos;s second factor.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Zweiten Faktor eines Benutzers zurückgesetzt.</translation>
    </message>
    <message>
        <source>Used a recovery code.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Wiederherstellungscode benutzt.</translation>
    </message>
    <message>
        <source>Sign-in refused: there is no such user.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Anmeldung abgelehnt: Diesen Benutzer gibt es nicht.</translation>
    </message>
    <message>
        <source>Sign-in refused: the user is disabled.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Anmeldung abgelehnt: Der Benutzer ist gesperrt.</translation>
    </message>
    <message>
        <source>Sign-in refused: too many wrong attempts.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Anmeldung abgelehnt: zu viele falsche Versuche.</translation>
    </message>
    <message>
        <source>Sign-in refused: wrong password.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Anmeldung abgelehnt: falsches Passwort.</translation>
    </message>
    <message>
        <source>Sign-in refused: wrong code.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Anmeldung abgelehnt: falscher Code.</translation>
    </message>
    <message>
        <source>Sign-in refused: the one-time password is too old.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Anmeldung abgelehnt: Das Einmalpasswort ist zu alt.</translation>
    </message>
    <message>
        <source>Not allowed: {value} ({reason}).</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Nicht erlaubt: {value} ({reason}).</translation>
    </message>
    <message>
        <source>Signed in, with a second factor.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Angemeldet, mit zweitem Faktor.</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Angemeldet.</translation>
    </message>
    <message>
        <source>Read: {value}.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Gelesen: {value}.</translation>
    </message>
    <message>
        <source>Asked for: {value}.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Verlangt: {value}.</translation>
    </message>
    <message>
        <source>Reviewed a break-glass access: justified.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Notfallzugriff geprüft: gerechtfertigt.</translation>
    </message>
    <message>
        <source>Reviewed a break-glass access: not justified.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Notfallzugriff geprüft: nicht gerechtfertigt.</translation>
    </message>
    <message>
        <source>Alarm {value}: {value2}.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Alarm {value}: {value2}.</translation>
    </message>
    <message>
        <source>Consent to {purpose} was given.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Einwilligung zu {purpose} wurde gegeben.</translation>
    </message>
    <message>
        <source>Consent to {purpose} was withdrawn.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Einwilligung zu {purpose} wurde widerrufen.</translation>
    </message>
    <message>
        <source>The program {program} died.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Das Programm {program} ist gestorben.</translation>
    </message>
    <message>
        <source>The program {program} was started.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Das Programm {program} wurde gestartet.</translation>
    </message>
    <message>
        <source>Exported a recording as {format}.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Aufnahme als {format} exportiert.</translation>
    </message>
    <message>
        <source>Saved a copy of a report for {value}.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Kopie eines Berichts gespeichert für {value}.</translation>
    </message>
    <message>
        <source>Confirmed the patient&apos;s identity.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Identität des Patienten bestätigt.</translation>
    </message>
    <message>
        <source>Read a number that is not this patient&apos;s.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Eine Nummer gelesen, die nicht die dieses Patienten ist.</translation>
    </message>
    <message>
        <source>Confirmed the patient&apos;s date of birth.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was told a date of birth that is not this patient&apos;s.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session came to the step {step}.</source>
        <extracomment>app/core/station/audit_words.py</extracomment>
        <translation>Die Sitzung kam zum Schritt {step}.</translation>
    </message>
    <message>
        <source>The amplifier could not be checked. {what}</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>Der Verstärker konnte nicht geprüft werden. {what}</translation>
    </message>
    <message>
        <source>The report of this session is signed.</source>
        <extracomment>app/core/station/course_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: what was signed stays as it was read.</source>
        <extracomment>app/core/station/course_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it in an addendum to the report.</source>
        <extracomment>app/core/station/course_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} silent for {silent_s} s</source>
        <extracomment>app/core/station/device_desk.py</extracomment>
        <translation>{name} schweigt seit {silent_s} s</translation>
    </message>
    <message>
        <source>{name} lost: {reason}</source>
        <extracomment>app/core/station/device_desk.py</extracomment>
        <translation>{name} verloren: {reason}</translation>
    </message>
    <message>
        <source>{name} connected again after {lost_s} s</source>
        <extracomment>app/core/station/device_desk.py</extracomment>
        <translation>{name} nach {lost_s} s wieder verbunden</translation>
    </message>
    <message>
        <source>found again after {lost_s} s: {reason}</source>
        <extracomment>app/core/station/device_desk.py</extracomment>
        <translation>nach {lost_s} s wiedergefunden: {reason}</translation>
    </message>
    <message>
        <source>{name} has come to its end; the others go on</source>
        <extracomment>app/core/station/device_desk.py</extracomment>
        <translation>{name} ist zu Ende; die anderen laufen weiter</translation>
    </message>
    <message>
        <source>The reason must have {shortest_reason} to {longest_text} characters.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Der Grund muss {shortest_reason} bis {longest_text} Zeichen haben.</translation>
    </message>
    <message>
        <source>Say in a sentence why you need this patient&apos;s data now.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Sagen Sie in einem Satz, warum Sie die Daten dieses Patienten jetzt brauchen.</translation>
    </message>
    <message>
        <source>This break-glass has ended.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Dieser Notfallzugriff ist beendet.</translation>
    </message>
    <message>
        <source>There is nothing to end.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Es gibt nichts zu beenden.</translation>
    </message>
    <message>
        <source>It is ended by who opened it.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Ihn beendet, wer ihn geöffnet hat.</translation>
    </message>
    <message>
        <source>It ends by itself with its time.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Er endet von selbst, wenn seine Zeit um ist.</translation>
    </message>
    <message>
        <source>A verdict is one of: {list}.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Ein Urteil ist eines von: {list}.</translation>
    </message>
    <message>
        <source>What was not justified needs a note.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Was nicht gerechtfertigt war, braucht eine Anmerkung.</translation>
    </message>
    <message>
        <source>Say what was wrong, and what follows.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Sagen Sie, was falsch war und was daraus folgt.</translation>
    </message>
    <message>
        <source>A note has at most {longest_text} characters.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Eine Anmerkung hat höchstens {longest_text} Zeichen.</translation>
    </message>
    <message>
        <source>This patient is in your care.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Sie betreuen diesen Patienten.</translation>
    </message>
    <message>
        <source>Go on; break-glass is not needed.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Fahren Sie fort; der Notfallzugriff ist nicht nötig.</translation>
    </message>
    <message>
        <source>You have a break-glass open already.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Sie haben schon einen Notfallzugriff offen.</translation>
    </message>
    <message>
        <source>End it first.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Beenden Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>There is no such use of break-glass.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Diesen Notfallzugriff gibt es nicht.</translation>
    </message>
    <message>
        <source>Nobody reviews the own break-glass.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Niemand prüft den eigenen Notfallzugriff.</translation>
    </message>
    <message>
        <source>Somebody else reviews it.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Jemand anderes prüft ihn.</translation>
    </message>
    <message>
        <source>This use was reviewed already.</source>
        <extracomment>app/core/station/door/break_glass_desk.py</extracomment>
        <translation>Dieser Zugriff wurde schon geprüft.</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <extracomment>app/core/clinic/deviations.py</extracomment>
        <translation>Sehen Sie die Liste noch einmal an.</translation>
    </message>
    <message>
        <source>This user cannot sign in any more.</source>
        <extracomment>app/core/clinic/appointments.py</extracomment>
        <translation>Dieser Benutzer kann sich nicht mehr anmelden.</translation>
    </message>
    <message>
        <source>Choose somebody else.</source>
        <extracomment>app/core/clinic/duty.py</extracomment>
        <translation>Wählen Sie jemand anderen.</translation>
    </message>
    <message>
        <source>Nobody takes a patient into the own care.</source>
        <extracomment>app/core/station/door/care_desk.py</extracomment>
        <translation>Niemand nimmt einen Patienten selbst in die eigene Betreuung.</translation>
    </message>
    <message>
        <source>Have somebody who has the patient, or another administrator, assign them to you.</source>
        <extracomment>app/core/station/door/care_desk.py</extracomment>
        <translation>Lassen Sie sich den Patienten von jemandem zuweisen, der ihn betreut, oder von einem anderen Administrator.</translation>
    </message>
    <message>
        <source>This patient is not in that user&apos;s care.</source>
        <extracomment>app/core/station/door/care_desk.py</extracomment>
        <translation>Dieser Benutzer betreut den Patienten nicht.</translation>
    </message>
    <message>
        <source>The patient would be in nobody&apos;s care.</source>
        <extracomment>app/core/station/door/care_desk.py</extracomment>
        <translation>Niemand würde den Patienten mehr betreuen.</translation>
    </message>
    <message>
        <source>Assign somebody else first, then end this.</source>
        <extracomment>app/core/station/door/care_desk.py</extracomment>
        <translation>Weisen Sie zuerst jemand anderen zu, dann beenden Sie dies.</translation>
    </message>
    <message>
        <source>Your role does not allow this.</source>
        <extracomment>app/core/station/door/door.py</extracomment>
        <translation>Ihre Rolle erlaubt das nicht.</translation>
    </message>
    <message>
        <source>Ask somebody whose role does; an administrator can tell who.</source>
        <extracomment>app/core/station/door/door.py</extracomment>
        <translation>Bitten Sie jemanden, dessen Rolle es erlaubt; ein Administrator weiß, wen.</translation>
    </message>
    <message>
        <source>The window is locked.</source>
        <extracomment>app/core/station/door/door.py</extracomment>
        <translation>Das Fenster ist gesperrt.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <extracomment>app/core/station/door/door.py</extracomment>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>Unlock it, and do it again.</source>
        <extracomment>app/core/station/door/door.py</extracomment>
        <translation>Entsperren Sie es und tun Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The station does not know the request {request}.</source>
        <extracomment>app/core/station/door/door.py</extracomment>
        <translation>Die Station kennt die Anfrage {request} nicht.</translation>
    </message>
    <message>
        <source>What this is about is not there.</source>
        <extracomment>app/core/station/door/door.py</extracomment>
        <translation>Das, worum es geht, gibt es nicht.</translation>
    </message>
    <message>
        <source>This patient is not in your care.</source>
        <extracomment>app/core/station/door/door.py</extracomment>
        <translation>Sie betreuen diesen Patienten nicht.</translation>
    </message>
    <message>
        <source>Nothing was shown or changed. Not even break-glass allows this.</source>
        <extracomment>app/core/station/door/door.py</extracomment>
        <translation>Nichts wurde gezeigt oder geändert. Auch der Notfallzugriff erlaubt das nicht.</translation>
    </message>
    <message>
        <source>Have the patient assigned to you.</source>
        <extracomment>app/core/station/door/door.py</extracomment>
        <translation>Lassen Sie sich den Patienten zuweisen.</translation>
    </message>
    <message>
        <source>There is something to be done first.</source>
        <extracomment>app/core/station/door/door.py</extracomment>
        <translation>Vorher ist noch etwas zu tun.</translation>
    </message>
    <message>
        <source>Finish signing in.</source>
        <extracomment>app/core/station/door/door.py</extracomment>
        <translation>Schließen Sie die Anmeldung ab.</translation>
    </message>
    <message>
        <source>Nothing says whom {request} is about.</source>
        <extracomment>app/core/station/door/whose.py</extracomment>
        <translation>Nichts sagt, um wen es bei {request} geht.</translation>
    </message>
    <message>
        <source>A legal hold or a session came in between.</source>
        <extracomment>app/core/store/erasing.py</extracomment>
        <translation>Eine Löschsperre oder eine Sitzung kam dazwischen.</translation>
    </message>
    <message>
        <source>Look, then ask again.</source>
        <extracomment>app/core/store/erasing.py</extracomment>
        <translation>Sehen Sie nach, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>A reason has {least_reason_characters} to {longest_reason_characters} characters.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Ein Grund hat {least_reason_characters} bis {longest_reason_characters} Zeichen.</translation>
    </message>
    <message>
        <source>Say why, so that somebody else can judge it later.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Sagen Sie, warum, damit es später jemand anders beurteilen kann.</translation>
    </message>
    <message>
        <source>A reason is of one of these kinds: {list}.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Ein Grund ist von einer dieser Arten: {list}.</translation>
    </message>
    <message>
        <source>This was asked already, and waits for another person to decide.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Das wurde schon beantragt und wartet auf die Entscheidung einer anderen Person.</translation>
    </message>
    <message>
        <source>Look at the list of erasures.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Sehen Sie in die Liste der Löschungen.</translation>
    </message>
    <message>
        <source>Name either a patient or a user.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Nennen Sie entweder eine Patientin, einen Patienten oder ein Benutzerkonto.</translation>
    </message>
    <message>
        <source>Only an administrator may ask this about a user.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Für ein Benutzerkonto darf das nur die Verwaltung beantragen.</translation>
    </message>
    <message>
        <source>Two people erase: whoever asked for it, or is erased, cannot approve it.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Zwei Personen löschen: Wer es beantragt hat oder gelöscht wird, kann es nicht genehmigen.</translation>
    </message>
    <message>
        <source>Ask another administrator to look at it and decide.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Bitten Sie eine andere Person aus der Verwaltung, es anzusehen und zu entscheiden.</translation>
    </message>
    <message>
        <source>A session is running: the tables that it writes to are made anew by an erasure.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Eine Sitzung läuft: Die Tabellen, in die sie schreibt, werden bei einer Löschung neu angelegt.</translation>
    </message>
    <message>
        <source>Approve it when the session is over.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Genehmigen Sie es, wenn die Sitzung beendet ist.</translation>
    </message>
    <message>
        <source>An export is being written.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Ein Export wird gerade geschrieben.</translation>
    </message>
    <message>
        <source>Approve it when the export has ended.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Genehmigen Sie es, wenn der Export beendet ist.</translation>
    </message>
    <message>
        <source>There is no such legal hold, or it was lifted before.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Diese Löschsperre gibt es nicht, oder sie wurde schon aufgehoben.</translation>
    </message>
    <message>
        <source>There is no such request to erase.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Diesen Antrag auf Löschung gibt es nicht.</translation>
    </message>
    <message>
        <source>This was decided already.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Darüber wurde schon entschieden.</translation>
    </message>
    <message>
        <source>Nothing was erased.</source>
        <extracomment>app/core/station/erasure_desk.py</extracomment>
        <translation>Es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>The reading could not be recorded: {value}</source>
        <extracomment>app/core/station/folder_door.py</extracomment>
        <translation>Das Lesen konnte nicht festgehalten werden: {value}</translation>
    </message>
    <message>
        <source>Somebody else has this data folder, and does not answer.</source>
        <extracomment>app/core/station/folder_door.py</extracomment>
        <translation>Jemand anderes hat diesen Datenordner und antwortet nicht.</translation>
    </message>
    <message>
        <source>Try again when they are done.</source>
        <extracomment>app/core/station/folder_door.py</extracomment>
        <translation>Versuchen Sie es wieder, wenn er fertig ist.</translation>
    </message>
    <message>
        <source>{value} GB are free.</source>
        <extracomment>app/core/station/housekeeping.py</extracomment>
        <translation>{value} GB sind frei.</translation>
    </message>
    <message>
        <source>{left} minutes of signal still fit on the disk.</source>
        <extracomment>app/core/station/housekeeping.py</extracomment>
        <translation>{left} Minuten Signal passen noch auf den Datenträger.</translation>
    </message>
    <message>
        <source>every minute</source>
        <extracomment>app/core/station/housekeeping.py</extracomment>
        <translation>jede Minute</translation>
    </message>
    <message>
        <source>the {owner} has been gone for {gone_s} s</source>
        <extracomment>app/core/station/housekeeping.py</extracomment>
        <translation>{owner} ist seit {gone_s} s weg</translation>
    </message>
    <message>
        <source>The stimulator is not attached: {what} {advice}</source>
        <extracomment>app/core/station/output_activities.py</extracomment>
        <translation>Der Stimulator ist nicht angeschlossen: {what} {advice}</translation>
    </message>
    <message>
        <source>Stimulation amplitude {before_ma} mA → {amplitude_ma} mA</source>
        <extracomment>app/core/station/output_activities.py</extracomment>
        <translation>Stromstärke der Stimulation {before_ma} mA → {amplitude_ma} mA</translation>
    </message>
    <message>
        <source>There is no kind of channel {kind}.</source>
        <extracomment>app/core/station/recording_requests.py</extracomment>
        <translation>Es gibt keine Kanalart {kind}.</translation>
    </message>
    <message>
        <source>The report task did not give a PDF.</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation>Beim Erstellen des Berichts entstand kein PDF.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <extracomment>app/core/station/report_requests.py</extracomment>
        <translation>Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Ask the patient for consent to research, or save it for care only.</source>
        <extracomment>app/core/station/report_requests.py</extracomment>
        <translation>Bitten Sie den Patienten um die Einwilligung in die Forschung, oder speichern Sie den Bericht nur für die Behandlung.</translation>
    </message>
    <message>
        <source>A copy of a report needs the whole path of a file.</source>
        <extracomment>app/core/station/report_requests.py</extracomment>
        <translation>Für die Kopie eines Berichts wird der ganze Pfad einer Datei gebraucht.</translation>
    </message>
    <message>
        <source>There is something of that name already.</source>
        <extracomment>app/core/station/report_requests.py</extracomment>
        <translation>Unter diesem Namen gibt es schon etwas.</translation>
    </message>
    <message>
        <source>Nothing was overwritten.</source>
        <extracomment>app/core/station/report_requests.py</extracomment>
        <translation>Es wurde nichts überschrieben.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <extracomment>app/core/station/report_requests.py</extracomment>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The disk did not keep the copy as it was written.</source>
        <extracomment>app/core/station/report_requests.py</extracomment>
        <translation>Der Datenträger hat die Kopie nicht so behalten, wie sie geschrieben wurde.</translation>
    </message>
    <message>
        <source>Choose another disk.</source>
        <extracomment>app/core/station/report_requests.py</extracomment>
        <translation>Wählen Sie einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>The report has {total} bytes; byte {offset} was asked for.</source>
        <extracomment>app/core/station/report_requests.py</extracomment>
        <translation>Der Bericht hat {total} Bytes; verlangt wurde Byte {offset}.</translation>
    </message>
    <message>
        <source>The copy of the report cannot be written: {value}.</source>
        <extracomment>app/core/station/report_requests.py</extracomment>
        <translation>Die Kopie des Berichts lässt sich nicht schreiben: {value}.</translation>
    </message>
    <message>
        <source>The report itself is kept, sealed.</source>
        <extracomment>app/core/station/report_requests.py</extracomment>
        <translation>Der Bericht selbst ist versiegelt aufbewahrt.</translation>
    </message>
    <message>
        <source>Name a file in a folder that exists, outside the data folder.</source>
        <extracomment>app/core/station/report_requests.py</extracomment>
        <translation>Nennen Sie eine Datei in einem vorhandenen Ordner außerhalb des Datenordners.</translation>
    </message>
    <message>
        <source>This session has no report.</source>
        <extracomment>app/core/station/report_shelf.py</extracomment>
        <translation>Zu dieser Sitzung gibt es keinen Bericht.</translation>
    </message>
    <message>
        <source>Choose a session that was completed.</source>
        <extracomment>app/core/station/report_shelf.py</extracomment>
        <translation>Wählen Sie eine abgeschlossene Sitzung.</translation>
    </message>
    <message>
        <source>The report is not the one that the log says was written.</source>
        <extracomment>app/core/station/report_shelf.py</extracomment>
        <translation>Der Bericht ist nicht der, der laut Protokoll geschrieben wurde.</translation>
    </message>
    <message>
        <source>Its file was changed or exchanged outside this application; it is not shown.</source>
        <extracomment>app/core/station/report_shelf.py</extracomment>
        <translation>Seine Datei wurde außerhalb dieser Anwendung verändert oder ausgetauscht; er wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>Restore the report from a backup.</source>
        <extracomment>app/core/station/report_shelf.py</extracomment>
        <translation>Stellen Sie den Bericht aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>the log knows no such report</source>
        <extracomment>app/core/station/report_shelf.py</extracomment>
        <translation>das Protokoll kennt keinen solchen Bericht</translation>
    </message>
    <message>
        <source>it is not what the log says was written</source>
        <extracomment>app/core/station/report_shelf.py</extracomment>
        <translation>er ist nicht der, der laut Protokoll geschrieben wurde</translation>
    </message>
    <message>
        <source>what was sealed could not be read back</source>
        <extracomment>app/core/station/report_shelf.py</extracomment>
        <translation>was versiegelt wurde, ließ sich nicht zurücklesen</translation>
    </message>
    <message>
        <source>Safety stop: {value}</source>
        <extracomment>app/core/station/safety_desk.py</extracomment>
        <translation>Sicherheitsstopp: {value}</translation>
    </message>
    <message>
        <source>mains interference</source>
        <extracomment>app/core/station/signal_watch.py</extracomment>
        <translation>Netzstörung</translation>
    </message>
    <message>
        <source>1 channel</source>
        <extracomment>app/core/station/signal_watch.py</extracomment>
        <translation>1 Kanal</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <extracomment>app/core/station/signal_watch.py</extracomment>
        <translation>{count} Kanäle</translation>
    </message>
    <message>
        <source>{count} off</source>
        <extracomment>app/core/station/signal_watch.py</extracomment>
        <translation>{count} ab</translation>
    </message>
    <message>
        <source>{count} too high</source>
        <extracomment>app/core/station/signal_watch.py</extracomment>
        <translation>{count} zu hoch</translation>
    </message>
    <message>
        <source>Your role does not sign with this meaning.</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation>Ihre Rolle unterschreibt nicht mit dieser Bedeutung.</translation>
    </message>
    <message>
        <source>Choose another meaning, or ask who may.</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation>Wählen Sie eine andere Bedeutung oder fragen Sie jemanden, der darf.</translation>
    </message>
    <message>
        <source>The log has no checkpoint to sign over.</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation>Das Protokoll hat keinen Prüfpunkt, über den unterschrieben werden kann.</translation>
    </message>
    <message>
        <source>Nothing was signed.</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation>Nichts wurde unterschrieben.</translation>
    </message>
    <message>
        <source>Type your user name and your password to sign.</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation>Geben Sie zum Unterschreiben Benutzernamen und Passwort ein.</translation>
    </message>
    <message>
        <source>Type your password to sign.</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation>Geben Sie zum Unterschreiben Ihr Passwort ein.</translation>
    </message>
    <message>
        <source>An addendum has a text of 1 to {longest_addendum} characters.</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation>Ein Nachtrag hat einen Text von 1 bis {longest_addendum} Zeichen.</translation>
    </message>
    <message>
        <source>The report has another version by now.</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation>Der Bericht hat inzwischen eine andere Fassung.</translation>
    </message>
    <message>
        <source>Nothing was signed or changed.</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation>Nichts wurde unterschrieben oder geändert.</translation>
    </message>
    <message>
        <source>Look at the newest version first.</source>
        <extracomment>app/core/station/report_stage.py</extracomment>
        <translation>Sehen Sie sich zuerst die neueste Fassung an.</translation>
    </message>
    <message>
        <source>The bundle cannot be written: {value}.</source>
        <extracomment>app/core/station/fhir_export.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preview any more.</source>
        <extracomment>app/core/station/finding_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for it again.</source>
        <extracomment>app/core/station/finding_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preview has {count} bytes; byte {offset} was asked for.</source>
        <extracomment>app/core/station/finding_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such finding, or it was withdrawn.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} has at most {most} characters.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has no recording.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a session that was recorded.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proposal is accepted, refused, or open.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This proposal is {state} by now.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it again.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This proposal is {state} already.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has written these texts meanwhile.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of yours was kept.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what is there, and write it again.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The protocol asks for no such statement, or it was said twice.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording has no such channel, or it is named twice.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose channels of the recording.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time is a number of seconds from the start of the recording.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is after the end of the recording.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a time within it.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has accepted this proposal.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A finding rests on what a clinician has seen, never on a program alone.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it, and accept it first.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A report has at most {most_findings} findings.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has changed this finding meanwhile.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings are recorded by clinicians.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No detector looked at this recording.</source>
        <extracomment>app/core/station/findings_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such proposal.</source>
        <extracomment>app/core/station/interpretations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This finding was withdrawn.</source>
        <extracomment>app/core/station/interpretations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording was not analysed.</source>
        <extracomment>app/core/station/interpretations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis of the recording is not there any more.</source>
        <extracomment>app/core/station/interpretations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis is not the one that the log says was made; it is not used.</source>
        <extracomment>app/core/station/interpretations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis cannot be read.</source>
        <extracomment>app/core/station/interpretations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This merge is not one of this patient&apos;s.</source>
        <extracomment>app/core/station/merge_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other record is not in your care.</source>
        <extracomment>app/core/station/merge_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have it assigned to you, then join the two.</source>
        <extracomment>app/core/station/merge_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device has no test signal of its own: it is not tested. Its maker says how it is, from outside.</source>
        <extracomment>app/core/station/prerequisite_facts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simulated device needs no test.</source>
        <extracomment>app/core/station/prerequisite_facts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever began the session may not lead one any more: somebody who may takes it over.</source>
        <extracomment>app/core/station/prerequisite_facts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever answers for the session is not on duty now: somebody who is takes it over, or steps in.</source>
        <extracomment>app/core/station/prerequisite_facts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background rhythm and the trace excerpts could not be taken from the recording.</source>
        <extracomment>app/core/station/report_facts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The protocol wants the report to say more: {list}.</source>
        <extracomment>app/core/station/report_making.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report was made.</source>
        <extracomment>app/core/station/report_making.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it; where it was not assessed, say that and why.</source>
        <extracomment>app/core/station/report_making.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A finding is no valid HED string: {value}.</source>
        <extracomment>app/core/station/report_making.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report was made by an earlier version, which did not keep what it was made of.</source>
        <extracomment>app/core/station/report_making.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be read, signed and amended, but not made anew.</source>
        <extracomment>app/core/station/report_making.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put what was found into an addendum.</source>
        <extracomment>app/core/station/report_making.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has no report yet.</source>
        <extracomment>app/core/station/report_stage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it was analysed.</source>
        <extracomment>app/core/station/report_stage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report was signed or amended.</source>
        <extracomment>app/core/station/report_stage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report was withdrawn; nothing follows it.</source>
        <extracomment>app/core/station/report_stage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was signed stays as it is.</source>
        <extracomment>app/core/station/report_stage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put what is new into an addendum.</source>
        <extracomment>app/core/station/report_stage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is another one by now.</source>
        <extracomment>app/core/station/report_stage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device is opened again if need be; look once more at what is missing.</source>
        <extracomment>app/core/station/resumption.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The electrodes can be measured and accepted as before.</source>
        <extracomment>app/core/station/resumption.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was being recorded; the session waits for you as before.</source>
        <extracomment>app/core/station/resumption.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was recorded is kept. The recording has gone on in its own program, or goes on with a gap that is marked; look at the traces.</source>
        <extracomment>app/core/station/resumption.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is complete; its analysis is made again.</source>
        <extracomment>app/core/station/resumption.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is complete; its report is written now.</source>
        <extracomment>app/core/station/resumption.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on from there by itself; nothing is done twice.</source>
        <extracomment>app/core/station/resumption.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date of birth said is not this patient&apos;s.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was left unsigned.</source>
        <extracomment>app/core/station/signature_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reason was given.</source>
        <extracomment>app/core/station/signature_activities.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report was withdrawn.</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation>Dieser Bericht wurde zurückgezogen.</translation>
    </message>
    <message>
        <source>You have signed this report with this meaning already.</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation>Sie haben diesen Bericht mit dieser Bedeutung schon unterschrieben.</translation>
    </message>
    <message>
        <source>Findings since the version before:</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not sign reports.</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation>Ihre Rolle unterschreibt keine Berichte.</translation>
    </message>
    <message>
        <source>You have signed this version already.</source>
        <extracomment>app/core/station/signing_desk.py</extracomment>
        <translation>Sie haben diese Fassung schon unterschrieben.</translation>
    </message>
    <message>
        <source>A reason has 1 to {longest_reason_characters} characters.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation>Eine Begründung hat 1 bis {longest_reason_characters} Zeichen.</translation>
    </message>
    <message>
        <source>in the station&apos;s log</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation>im Protokoll der Station</translation>
    </message>
    <message>
        <source>The patient&apos;s data could not be written: {value}.</source>
        <extracomment>app/core/station/subject_archive.py</extracomment>
        <translation>Die Daten des Patienten ließen sich nicht schreiben: {value}.</translation>
    </message>
    <message>
        <source>Nothing was exported; what the station keeps is intact.</source>
        <extracomment>app/core/station/subject_archive.py</extracomment>
        <translation>Es wurde nichts exportiert; was die Station aufbewahrt, ist unversehrt.</translation>
    </message>
    <message>
        <source>The archive is closed.</source>
        <extracomment>app/core/station/subject_archive.py</extracomment>
        <translation>Das Archiv ist geschlossen.</translation>
    </message>
    <message>
        <source>The patient&apos;s data cannot be written: {value}.</source>
        <extracomment>app/core/station/subject_archive.py</extracomment>
        <translation>Die Daten des Patienten lassen sich nicht schreiben: {value}.</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <extracomment>app/core/station/subject_archive.py</extracomment>
        <translation>Der Export wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The folder for the copy is not there.</source>
        <extracomment>app/core/station/subject_exports.py</extracomment>
        <translation>Den Ordner für die Kopie gibt es nicht.</translation>
    </message>
    <message>
        <source>Clear copies do not belong into the data folder.</source>
        <extracomment>app/core/station/subject_exports.py</extracomment>
        <translation>Unverschlüsselte Kopien gehören nicht in den Datenordner.</translation>
    </message>
    <message>
        <source>Everything about patients in it is sealed.</source>
        <extracomment>app/core/station/subject_exports.py</extracomment>
        <translation>Alles über Patienten ist darin versiegelt.</translation>
    </message>
    <message>
        <source>There is no such purpose, or form of recordings.</source>
        <extracomment>app/core/station/subject_exports.py</extracomment>
        <translation>Diesen Zweck oder diese Form der Aufzeichnungen gibt es nicht.</translation>
    </message>
    <message>
        <source>Purposes: {list}. Recordings: {list2}.</source>
        <extracomment>app/core/station/subject_exports.py</extracomment>
        <translation>Zwecke: {list}. Aufzeichnungen: {list2}.</translation>
    </message>
    <message>
        <source>Another export of a patient&apos;s data is running.</source>
        <extracomment>app/core/station/subject_exports.py</extracomment>
        <translation>Ein anderer Export der Daten eines Patienten läuft.</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it.</source>
        <extracomment>app/core/station/subject_exports.py</extracomment>
        <translation>Warten Sie ihn ab, oder brechen Sie ihn ab.</translation>
    </message>
    <message>
        <source>The patient was erased meanwhile.</source>
        <extracomment>app/core/station/subject_exports.py</extracomment>
        <translation>Der Patient wurde inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>The recordings are EDF+ files: any EEG viewer opens them.</source>
        <extracomment>app/core/station/subject_page.py</extracomment>
        <translation>Die Aufzeichnungen sind EDF+-Dateien: Jedes EEG-Programm öffnet sie.</translation>
    </message>
    <message>
        <source>The recordings are as they were recorded (NeuraScale segments, format described at the makers&apos;), with their texts opened beside them.</source>
        <extracomment>app/core/station/subject_page.py</extracomment>
        <translation>Die Aufzeichnungen sind so, wie sie aufgezeichnet wurden (NeuraScale-Segmente, das Format beschreibt der Hersteller); ihre Texte liegen geöffnet daneben.</translation>
    </message>
    <message>
        <source>The recordings were left out, as asked.</source>
        <extracomment>app/core/station/subject_page.py</extracomment>
        <translation>Die Aufzeichnungen wurden wie gewünscht weggelassen.</translation>
    </message>
    <message>
        <source>There is no workflow of this id.</source>
        <extracomment>app/core/station/workflow_offline.py</extracomment>
        <translation>Einen Ablauf dieser Kennung gibt es nicht.</translation>
    </message>
    <message>
        <source>Look at the list: neurascale workflow list.</source>
        <extracomment>app/core/station/workflow_offline.py</extracomment>
        <translation>Sehen Sie in die Liste: neurascale workflow list.</translation>
    </message>
    <message>
        <source>Only what has failed can go on from where it failed.</source>
        <extracomment>app/core/station/workflow_views.py</extracomment>
        <translation>Nur was gescheitert ist, kann dort weitergehen, wo es gescheitert ist.</translation>
    </message>
    <message>
        <source>What was done when it failed has been brought to its end; begin anew.</source>
        <extracomment>app/core/station/workflow_views.py</extracomment>
        <translation>Was beim Scheitern getan war, ist zu Ende gebracht; beginnen Sie neu.</translation>
    </message>
    <message>
        <source>It is over.</source>
        <extracomment>app/core/station/workflow_views.py</extracomment>
        <translation>Er ist zu Ende.</translation>
    </message>
    <message>
        <source>Workflows of this kind are not left half-way.</source>
        <extracomment>app/core/station/workflow_views.py</extracomment>
        <translation>Abläufe dieser Art werden nicht auf halbem Weg verlassen.</translation>
    </message>
    <message>
        <source>This folder holds no backups.</source>
        <extracomment>app/core/store/backup/backup_checking.py</extracomment>
        <translation>Dieser Ordner enthält keine Sicherungen.</translation>
    </message>
    <message>
        <source>Name the folder that was given to &apos;neurascale backup --to&apos;.</source>
        <extracomment>app/core/store/backup/backup_checking.py</extracomment>
        <translation>Nennen Sie den Ordner, der &apos;neurascale backup --to&apos; genannt wurde.</translation>
    </message>
    <message>
        <source>The backup cannot be read: {strerror}.</source>
        <extracomment>app/core/store/backup/backup_checking.py</extracomment>
        <translation>Die Sicherung kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The backup is damaged: {what}.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Die Sicherung ist beschädigt: {what}.</translation>
    </message>
    <message>
        <source>It was not used; the data folder it came from is not affected.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Sie wurde nicht verwendet; der Datenordner, aus dem sie stammt, ist nicht betroffen.</translation>
    </message>
    <message>
        <source>Use another backup, or make a new one while the data folder is there. Keep this one until then.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Nehmen Sie eine andere Sicherung, oder machen Sie eine neue, solange der Datenordner da ist. Behalten Sie diese bis dahin.</translation>
    </message>
    <message>
        <source>This backup was made by a newer version of the application.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Diese Sicherung wurde von einer neueren Version des Programms gemacht.</translation>
    </message>
    <message>
        <source>Update this one.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Aktualisieren Sie dieses Programm.</translation>
    </message>
    <message>
        <source>A backup cannot be reached.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Eine Sicherung ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The key that it holds was not destroyed: whoever has this backup and its passphrase can still read.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Der Schlüssel darin wurde nicht vernichtet: Wer diese Sicherung und ihre Passphrase hat, kann weiterhin lesen.</translation>
    </message>
    <message>
        <source>Connect the disk with the backup, then repeat the erasure there.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Schließen Sie den Datenträger mit der Sicherung an und wiederholen Sie die Löschung dort.</translation>
    </message>
    <message>
        <source>The folder of the backup cannot be made: {strerror}.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Der Ordner der Sicherung kann nicht angelegt werden: {strerror}.</translation>
    </message>
    <message>
        <source>The disk of the backup does not give back what was written to it.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Der Datenträger der Sicherung gibt nicht zurück, was auf ihn geschrieben wurde.</translation>
    </message>
    <message>
        <source>The backup cannot be written: {strerror}.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Die Sicherung kann nicht geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>It was not made; the backups before it are as they were.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Sie wurde nicht gemacht; die Sicherungen davor sind, wie sie waren.</translation>
    </message>
    <message>
        <source>Free space on the disk of the backup, or name another folder.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Schaffen Sie Platz auf dem Datenträger der Sicherung, oder nennen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Old files of the backup cannot be removed: {strerror}.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Alte Dateien der Sicherung können nicht entfernt werden: {strerror}.</translation>
    </message>
    <message>
        <source>A file of the backup cannot be removed: {strerror}.</source>
        <extracomment>app/core/store/backup/backup_folder.py</extracomment>
        <translation>Eine Datei der Sicherung kann nicht entfernt werden: {strerror}.</translation>
    </message>
    <message>
        <source>This data folder was made by an earlier version and is not encrypted yet.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Dieser Datenordner stammt von einer früheren Version und ist noch nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>No backup was made.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Es wurde keine Sicherung gemacht.</translation>
    </message>
    <message>
        <source>Start the workstation once on it, then back it up.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Starten Sie den Arbeitsplatz einmal damit, und sichern Sie ihn danach.</translation>
    </message>
    <message>
        <source>A backup does not lie within the data folder, or around it.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Eine Sicherung liegt weder im Datenordner noch um ihn herum.</translation>
    </message>
    <message>
        <source>It would be lost together with it. No backup was made.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Sie ginge mit ihm verloren. Es wurde keine Sicherung gemacht.</translation>
    </message>
    <message>
        <source>Name a folder on another disk.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Nennen Sie einen Ordner auf einem anderen Datenträger.</translation>
    </message>
    <message>
        <source>This folder is not empty, and holds no backup.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Dieser Ordner ist nicht leer und enthält keine Sicherung.</translation>
    </message>
    <message>
        <source>No backup was made; nothing in it was changed.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Es wurde keine Sicherung gemacht; darin wurde nichts verändert.</translation>
    </message>
    <message>
        <source>Name an empty folder.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Nennen Sie einen leeren Ordner.</translation>
    </message>
    <message>
        <source>No backup was made; the backups before it are as they were.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Es wurde keine Sicherung gemacht; die Sicherungen davor sind, wie sie waren.</translation>
    </message>
    <message>
        <source>See that the disk of the backup is there and has room, then try again.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Sorgen Sie dafür, dass der Datenträger der Sicherung da ist und Platz hat, und versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>This folder holds the backups of another station.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Dieser Ordner enthält die Sicherungen einer anderen Station.</translation>
    </message>
    <message>
        <source>Name another folder.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Nennen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The backups in this folder are of another log.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Die Sicherungen in diesem Ordner gehören zu einem anderen Protokoll.</translation>
    </message>
    <message>
        <source>Name another folder, and find out how this log came to be another one.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Nennen Sie einen anderen Ordner, und klären Sie, wie aus diesem Protokoll ein anderes wurde.</translation>
    </message>
    <message>
        <source>No backup was made of a log that does not hold; the backups before are as they were.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Von einem Protokoll, das nicht stimmt, wurde keine Sicherung gemacht; die Sicherungen davor sind, wie sie waren.</translation>
    </message>
    <message>
        <source>Keep those backups. Copy the data folder as it is, and tell your security officer.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Behalten Sie diese Sicherungen. Kopieren Sie den Datenordner, wie er ist, und verständigen Sie Ihren Sicherheitsbeauftragten.</translation>
    </message>
    <message>
        <source>The list of backups cannot be read: {strerror}.</source>
        <extracomment>app/core/store/backup/backup_register.py</extracomment>
        <translation>Die Liste der Sicherungen kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The list of backups is damaged.</source>
        <extracomment>app/core/store/backup/backup_register.py</extracomment>
        <translation>Die Liste der Sicherungen ist beschädigt.</translation>
    </message>
    <message>
        <source>The list of backups is in use by another program.</source>
        <extracomment>app/core/store/backup/backup_register.py</extracomment>
        <translation>Die Liste der Sicherungen wird gerade von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>There is no such backup in this folder.</source>
        <extracomment>app/core/store/backup/manifest.py</extracomment>
        <translation>In diesem Ordner gibt es keine solche Sicherung.</translation>
    </message>
    <message>
        <source>A backup that was interrupted is none; nothing was read or changed.</source>
        <extracomment>app/core/store/backup/manifest.py</extracomment>
        <translation>Eine unterbrochene Sicherung ist keine; es wurde nichts gelesen oder verändert.</translation>
    </message>
    <message>
        <source>The folder to restore into is not empty.</source>
        <extracomment>app/core/store/backup/restoring.py</extracomment>
        <translation>Der Ordner, in den wiederhergestellt werden soll, ist nicht leer.</translation>
    </message>
    <message>
        <source>Nothing was restored, and nothing in it was touched.</source>
        <extracomment>app/core/store/backup/restoring.py</extracomment>
        <translation>Es wurde nichts wiederhergestellt und darin nichts angerührt.</translation>
    </message>
    <message>
        <source>Name a new folder with --data; the workstation is started with it afterwards.</source>
        <extracomment>app/core/store/backup/restoring.py</extracomment>
        <translation>Nennen Sie mit --data einen neuen Ordner; mit ihm wird der Arbeitsplatz danach gestartet.</translation>
    </message>
    <message>
        <source>The disk does not give back what was written to it.</source>
        <extracomment>app/core/store/backup/restoring.py</extracomment>
        <translation>Der Datenträger gibt nicht zurück, was auf ihn geschrieben wurde.</translation>
    </message>
    <message>
        <source>The folder cannot be restored: {strerror}.</source>
        <extracomment>app/core/store/backup/restoring.py</extracomment>
        <translation>Der Ordner kann nicht wiederhergestellt werden: {strerror}.</translation>
    </message>
    <message>
        <source>Nothing was restored; the backup is as it was.</source>
        <extracomment>app/core/store/backup/restoring.py</extracomment>
        <translation>Es wurde nichts wiederhergestellt; die Sicherung ist, wie sie war.</translation>
    </message>
    <message>
        <source>Free space on the disk, or name another folder.</source>
        <extracomment>app/core/store/backup/restoring.py</extracomment>
        <translation>Schaffen Sie Platz auf dem Datenträger, oder nennen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>A folder that was named for what was erased holds no backups of this station.</source>
        <extracomment>app/core/store/backup/restoring.py</extracomment>
        <translation>Ein Ordner, der für Gelöschtes genannt wurde, enthält keine Sicherungen dieser Station.</translation>
    </message>
    <message>
        <source>The restored log does not hold: {fault}</source>
        <extracomment>app/core/store/backup/restoring.py</extracomment>
        <translation>Das wiederhergestellte Protokoll stimmt nicht: {fault}</translation>
    </message>
    <message>
        <source>The encrypted copy of the log does not say what the log says.</source>
        <extracomment>app/core/store/conversion.py</extracomment>
        <translation>Die verschlüsselte Kopie des Protokolls sagt nicht dasselbe wie das Protokoll.</translation>
    </message>
    <message>
        <source>The log itself is as it was; the copy was not used.</source>
        <extracomment>app/core/store/conversion.py</extracomment>
        <translation>Das Protokoll selbst ist, wie es war; die Kopie wurde nicht verwendet.</translation>
    </message>
    <message>
        <source>Check the disk, then start again.</source>
        <extracomment>app/core/store/conversion.py</extracomment>
        <translation>Prüfen Sie den Datenträger und starten Sie dann erneut.</translation>
    </message>
    <message>
        <source>Another program has the log open.</source>
        <extracomment>app/core/store/conversion.py</extracomment>
        <translation>Ein anderes Programm hat das Protokoll geöffnet.</translation>
    </message>
    <message>
        <source>It was written by an older version, and is to be encrypted; it is as it was.</source>
        <extracomment>app/core/store/conversion.py</extracomment>
        <translation>Eine ältere Version hat es geschrieben, und es soll verschlüsselt werden; es ist, wie es war.</translation>
    </message>
    <message>
        <source>End the other program (an older version of this application), then start again.</source>
        <extracomment>app/core/store/conversion.py</extracomment>
        <translation>Beenden Sie das andere Programm (eine ältere Version dieser Anwendung) und starten Sie dann erneut.</translation>
    </message>
    <message>
        <source>Another program is encrypting the log.</source>
        <extracomment>app/core/store/conversion.py</extracomment>
        <translation>Ein anderes Programm verschlüsselt gerade das Protokoll.</translation>
    </message>
    <message>
        <source>Wait for it to end.</source>
        <extracomment>app/core/store/conversion.py</extracomment>
        <translation>Warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>The key of the log&apos;s database file is not one.</source>
        <extracomment>app/core/store/database.py</extracomment>
        <translation>Der Schlüssel der Datenbankdatei des Protokolls ist keiner.</translation>
    </message>
    <message>
        <source>The log&apos;s database file does not open with this station&apos;s key.</source>
        <extracomment>app/core/store/database.py</extracomment>
        <translation>Die Datenbankdatei des Protokolls lässt sich mit dem Schlüssel dieser Station nicht öffnen.</translation>
    </message>
    <message>
        <source>Its beginning is damaged, or it is the file of another station. Nothing in it was changed.</source>
        <extracomment>app/core/store/database.py</extracomment>
        <translation>Ihr Anfang ist beschädigt, oder sie ist die Datei einer anderen Station. Nichts in ihr wurde geändert.</translation>
    </message>
    <message>
        <source>Do not delete it: copy the data folder, then restore the log from a backup.</source>
        <extracomment>app/core/store/database.py</extracomment>
        <translation>Löschen Sie sie nicht: Kopieren Sie den Datenordner und stellen Sie dann das Protokoll aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The log holds an entry that this version cannot open.</source>
        <extracomment>app/core/store/entry_opening.py</extracomment>
        <translation>Das Protokoll enthält einen Eintrag, den diese Version nicht öffnen kann.</translation>
    </message>
    <message>
        <source>It was sealed by a newer version of this application. Nothing is lost.</source>
        <extracomment>app/core/store/entry_opening.py</extracomment>
        <translation>Eine neuere Version dieser Anwendung hat ihn versiegelt. Nichts ist verloren.</translation>
    </message>
    <message>
        <source>The key that an entry of the log was sealed with is gone.</source>
        <extracomment>app/core/store/entry_opening.py</extracomment>
        <translation>Der Schlüssel, mit dem ein Eintrag des Protokolls versiegelt wurde, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file with the passphrase is empty.</source>
        <extracomment>app/core/store/keys/handed_key.py</extracomment>
        <translation>Die Datei mit der Passphrase ist leer.</translation>
    </message>
    <message>
        <source>The file with the passphrase is not there.</source>
        <extracomment>app/core/store/keys/handed_key.py</extracomment>
        <translation>Die Datei mit der Passphrase ist nicht da.</translation>
    </message>
    <message>
        <source>The key cannot be had.</source>
        <extracomment>app/core/store/keys/handed_key.py</extracomment>
        <translation>Der Schlüssel ist nicht zu bekommen.</translation>
    </message>
    <message>
        <source>Put it back, or take {passphrase_file_variable} away and type the passphrase.</source>
        <extracomment>app/core/store/keys/handed_key.py</extracomment>
        <translation>Legen Sie sie zurück, oder entfernen Sie {passphrase_file_variable} und tippen Sie die Passphrase.</translation>
    </message>
    <message>
        <source>The file with the passphrase cannot be read: {strerror}.</source>
        <extracomment>app/core/store/keys/handed_key.py</extracomment>
        <translation>Die Datei mit der Passphrase kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The file with the passphrase is not text in UTF-8.</source>
        <extracomment>app/core/store/keys/handed_key.py</extracomment>
        <translation>Die Datei mit der Passphrase ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>Nothing stored can be read or recorded until then; the safety stop works all the same.</source>
        <extracomment>app/core/store/keys/holders.py</extracomment>
        <translation>Bis dahin kann nichts Gespeichertes gelesen und nichts aufgezeichnet werden; der Sicherheitsstopp wirkt trotzdem.</translation>
    </message>
    <message>
        <source>Type the passphrase of this workstation.</source>
        <extracomment>app/core/store/keys/holders.py</extracomment>
        <translation>Tippen Sie die Passphrase dieses Arbeitsplatzes.</translation>
    </message>
    <message>
        <source>Choose a passphrase for this workstation, and keep it where it is found again: what is recorded is lost without it.</source>
        <extracomment>app/core/store/keys/holders.py</extracomment>
        <translation>Wählen Sie eine Passphrase für diesen Arbeitsplatz, und bewahren Sie sie auf, wo man sie wiederfindet: Ohne sie ist verloren, was aufgezeichnet wird.</translation>
    </message>
    <message>
        <source>The file {name} may be read by others of this machine.</source>
        <extracomment>app/core/store/keys/holders.py</extracomment>
        <translation>Die Datei {name} kann von anderen auf diesem Rechner gelesen werden.</translation>
    </message>
    <message>
        <source>What it protects is not protected; it is not used.</source>
        <extracomment>app/core/store/keys/holders.py</extracomment>
        <translation>Was sie schützt, ist nicht geschützt; sie wird nicht verwendet.</translation>
    </message>
    <message>
        <source>Make it private (chmod 600 {name}), and think of it as known: rotate the keys.</source>
        <extracomment>app/core/store/keys/holders.py</extracomment>
        <translation>Schränken Sie die Rechte ein (chmod 600 {name}), und halten Sie sie für bekannt: Erneuern Sie die Schlüssel.</translation>
    </message>
    <message>
        <source>The file of the station&apos;s key is damaged.</source>
        <extracomment>app/core/store/keys/holders.py</extracomment>
        <translation>Die Datei des Stationsschlüssels ist beschädigt.</translation>
    </message>
    <message>
        <source>The station&apos;s keys cannot be written: {strerror}.</source>
        <extracomment>app/core/store/keys/holders.py</extracomment>
        <translation>Die Schlüssel der Station können nicht geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>An old key cannot be removed: {strerror}.</source>
        <extracomment>app/core/store/keys/holders.py</extracomment>
        <translation>Ein alter Schlüssel kann nicht entfernt werden: {strerror}.</translation>
    </message>
    <message>
        <source>The station&apos;s key cannot be read: {strerror}.</source>
        <extracomment>app/core/store/keys/holders.py</extracomment>
        <translation>Der Schlüssel der Station kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>Nothing stored in this folder can be read without it.</source>
        <extracomment>app/core/store/keys/holders.py</extracomment>
        <translation>Ohne ihn kann nichts in diesem Ordner gelesen werden.</translation>
    </message>
    <message>
        <source>Restore the folder &apos;keys&apos; from a backup.</source>
        <extracomment>app/core/store/keys/holders.py</extracomment>
        <translation>Stellen Sie den Ordner &apos;keys&apos; aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>A subject&apos;s key was to be made or destroyed where the log is only read.</source>
        <extracomment>app/core/store/keys/key_shelf.py</extracomment>
        <translation>Der Schlüssel einer Person sollte gemacht oder vernichtet werden, wo das Protokoll nur gelesen wird.</translation>
    </message>
    <message>
        <source>The keyring of this machine did not answer within {limit_s} s.</source>
        <extracomment>app/core/store/keys/keyring_holder.py</extracomment>
        <translation>Der Schlüsselbund dieses Rechners hat nicht innerhalb von {limit_s} s geantwortet.</translation>
    </message>
    <message>
        <source>Look for a window of the system that asks for the keyring&apos;s password, then try again.</source>
        <extracomment>app/core/store/keys/keyring_holder.py</extracomment>
        <translation>Suchen Sie nach einem Fenster des Systems, das nach dem Kennwort des Schlüsselbunds fragt, und versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>The key in the keyring of this machine was changed.</source>
        <extracomment>app/core/store/keys/keyring_holder.py</extracomment>
        <translation>Der Schlüssel im Schlüsselbund dieses Rechners wurde verändert.</translation>
    </message>
    <message>
        <source>The keyring of this machine has no “{name}”.</source>
        <extracomment>app/core/store/keys/keyring_holder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it there under the service “{service}”.</source>
        <extracomment>app/core/store/keys/keyring_holder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring of this machine does not open ({name}).</source>
        <extracomment>app/core/store/keys/keyring_holder.py</extracomment>
        <translation>Der Schlüsselbund dieses Rechners öffnet sich nicht ({name}).</translation>
    </message>
    <message>
        <source>Unlock the keyring of this machine (sign in to its desktop), then try again.</source>
        <extracomment>app/core/store/keys/keyring_holder.py</extracomment>
        <translation>Öffnen Sie den Schlüsselbund dieses Rechners (melden Sie sich an seiner Oberfläche an), und versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>The keyring did not keep what it was given.</source>
        <extracomment>app/core/store/keys/keyring_holder.py</extracomment>
        <translation>Der Schlüsselbund hat nicht behalten, was ihm gegeben wurde.</translation>
    </message>
    <message>
        <source>The keyring of this machine does not have the key of this data folder.</source>
        <extracomment>app/core/store/keys/keyring_holder.py</extracomment>
        <translation>Der Schlüsselbund dieses Rechners hat den Schlüssel dieses Datenordners nicht.</translation>
    </message>
    <message>
        <source>Sign in to the machine as the user who set up the workstation. Where the keyring was lost, restore a backup with its passphrase.</source>
        <extracomment>app/core/store/keys/keyring_holder.py</extracomment>
        <translation>Melden Sie sich am Rechner als der Benutzer an, der den Arbeitsplatz eingerichtet hat. Ist der Schlüsselbund verloren, stellen Sie eine Sicherung mit ihrer Passphrase wieder her.</translation>
    </message>
    <message>
        <source>There is no keyring on this machine that may be trusted.</source>
        <extracomment>app/core/store/keys/keyring_holder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keyring on this machine that may be trusted, and the key of this data folder is in one.</source>
        <extracomment>app/core/store/keys/keyring_holder.py</extracomment>
        <translation>Auf diesem Rechner gibt es keinen vertrauenswürdigen Schlüsselbund, und der Schlüssel dieses Datenordners liegt in einem.</translation>
    </message>
    <message>
        <source>Unlock or start the keyring of this machine (sign in to its desktop), then try again.</source>
        <extracomment>app/core/store/keys/keyring_holder.py</extracomment>
        <translation>Öffnen oder starten Sie den Schlüsselbund dieses Rechners (melden Sie sich an seiner Oberfläche an), und versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>This station has a key behind a passphrase already.</source>
        <extracomment>app/core/store/keys/passphrase.py</extracomment>
        <translation>Diese Station hat schon einen Schlüssel hinter einem Kennsatz.</translation>
    </message>
    <message>
        <source>Another key in its place would make everything stored unreadable.</source>
        <extracomment>app/core/store/keys/passphrase.py</extracomment>
        <translation>Ein anderer Schlüssel an seiner Stelle würde alles Gespeicherte unlesbar machen.</translation>
    </message>
    <message>
        <source>Use the passphrase that it has, or change it.</source>
        <extracomment>app/core/store/keys/passphrase.py</extracomment>
        <translation>Benutzen Sie den vorhandenen Kennsatz, oder ändern Sie ihn.</translation>
    </message>
    <message>
        <source>The station&apos;s key was kept by a newer version of the application.</source>
        <extracomment>app/core/store/keys/passphrase.py</extracomment>
        <translation>Der Schlüssel der Station wurde von einer neueren Version des Programms gespeichert.</translation>
    </message>
    <message>
        <source>The passphrase does not open the station&apos;s key.</source>
        <extracomment>app/core/store/keys/passphrase.py</extracomment>
        <translation>Der Kennsatz öffnet den Schlüssel der Station nicht.</translation>
    </message>
    <message>
        <source>Nothing stored can be read without it; nothing is lost by a wrong try.</source>
        <extracomment>app/core/store/keys/passphrase.py</extracomment>
        <translation>Ohne ihn kann nichts Gespeichertes gelesen werden; durch einen falschen Versuch geht nichts verloren.</translation>
    </message>
    <message>
        <source>Check the keyboard&apos;s layout and try again. Where nobody knows the passphrase any more, the data can only be read from a backup whose passphrase is known.</source>
        <extracomment>app/core/store/keys/passphrase.py</extracomment>
        <translation>Prüfen Sie die Tastaturbelegung und versuchen Sie es erneut. Kennt niemand mehr den Kennsatz, sind die Daten nur aus einer Sicherung lesbar, deren Kennsatz bekannt ist.</translation>
    </message>
    <message>
        <source>The station&apos;s key could not be written: {strerror}.</source>
        <extracomment>app/core/store/keys/passphrase.py</extracomment>
        <translation>Der Schlüssel der Station konnte nicht geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>This station has no key behind a passphrase.</source>
        <extracomment>app/core/store/keys/passphrase.py</extracomment>
        <translation>Diese Station hat keinen Schlüssel hinter einem Kennsatz.</translation>
    </message>
    <message>
        <source>The station&apos;s key could not be read: {strerror}.</source>
        <extracomment>app/core/store/keys/passphrase.py</extracomment>
        <translation>Der Schlüssel der Station konnte nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>A station is running on this data folder.</source>
        <extracomment>app/core/store/keys/rotation.py</extracomment>
        <translation>Auf diesem Datenordner läuft eine Station.</translation>
    </message>
    <message>
        <source>Close the workstation&apos;s window and wait half a minute until the station has ended, then try again.</source>
        <extracomment>app/core/store/keys/rotation.py</extracomment>
        <translation>Schließen Sie das Fenster des Arbeitsplatzes, warten Sie eine halbe Minute, bis die Station geendet hat, und versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>Something that was sealed is damaged, or was sealed by a newer version.</source>
        <extracomment>app/core/store/keys/sealing.py</extracomment>
        <translation>Etwas Versiegeltes ist beschädigt oder wurde von einer neueren Version versiegelt.</translation>
    </message>
    <message>
        <source>Something that was sealed does not open with its key.</source>
        <extracomment>app/core/store/keys/sealing.py</extracomment>
        <translation>Etwas Versiegeltes lässt sich mit seinem Schlüssel nicht öffnen.</translation>
    </message>
    <message>
        <source>The file of the station&apos;s keys is damaged, or belongs to another station.</source>
        <extracomment>app/core/store/keys/station_file.py</extracomment>
        <translation>Die Datei der Schlüssel der Station ist beschädigt oder gehört einer anderen Station.</translation>
    </message>
    <message>
        <source>Nothing stored in this folder can be read without it; nothing was changed.</source>
        <extracomment>app/core/store/keys/station_file.py</extracomment>
        <translation>Ohne sie kann nichts in diesem Ordner gelesen werden; es wurde nichts verändert.</translation>
    </message>
    <message>
        <source>Do not delete it: copy the data folder, then restore the folder &apos;keys&apos; from a backup.</source>
        <extracomment>app/core/store/keys/station_file.py</extracomment>
        <translation>Löschen Sie sie nicht: Kopieren Sie den Datenordner, und stellen Sie den Ordner &apos;keys&apos; aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>This data folder is for patients; no demonstration is run in it.</source>
        <extracomment>app/core/store/keys/station_file.py</extracomment>
        <translation>Dieser Datenordner ist für Patienten; in ihm läuft keine Vorführung.</translation>
    </message>
    <message>
        <source>Name another folder with --data.</source>
        <extracomment>app/core/store/keys/station_file.py</extracomment>
        <translation>Nennen Sie mit --data einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The file of the station&apos;s keys cannot be read: {strerror}.</source>
        <extracomment>app/core/store/keys/station_file.py</extracomment>
        <translation>Die Datei der Schlüssel der Station kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The keys of this data folder were kept by a newer version of the application.</source>
        <extracomment>app/core/store/keys/station_file.py</extracomment>
        <translation>Die Schlüssel dieses Datenordners stammen von einer neueren Version des Programms.</translation>
    </message>
    <message>
        <source>This new data folder needs a passphrase: there is no keyring on this machine that may be trusted.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Dieser neue Datenordner braucht eine Passphrase: Auf diesem Rechner gibt es keinen vertrauenswürdigen Schlüsselbund.</translation>
    </message>
    <message>
        <source>The keys of this data folder were just changed by another program.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Die Schlüssel dieses Datenordners wurden gerade von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>The passphrase is too short or too simple.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Die Passphrase ist zu kurz oder zu einfach.</translation>
    </message>
    <message>
        <source>Nothing was made or changed.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Es wurde nichts angelegt oder verändert.</translation>
    </message>
    <message>
        <source>Choose at least {least_passphrase_characters} characters; four words that do not belong together are easy to keep in mind.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Wählen Sie mindestens {least_passphrase_characters} Zeichen; vier Wörter, die nicht zusammengehören, merkt man sich leicht.</translation>
    </message>
    <message>
        <source>The key of a clinical data folder is not kept in a file beside the data.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Der Schlüssel eines klinischen Datenordners liegt nicht in einer Datei neben den Daten.</translation>
    </message>
    <message>
        <source>Use the system&apos;s keyring, or a passphrase.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Nehmen Sie den Schlüsselbund des Systems oder eine Passphrase.</translation>
    </message>
    <message>
        <source>The passphrase of this workstation is needed.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Die Passphrase dieses Arbeitsplatzes wird gebraucht.</translation>
    </message>
    <message>
        <source>The keys of this data folder are gone, or its log is damaged: it does not begin as one in clear, and the file &apos;keys/station.json&apos; is not there.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Die Schlüssel dieses Datenordners sind weg, oder sein Protokoll ist beschädigt: Es beginnt nicht wie ein unverschlüsseltes, und die Datei &apos;keys/station.json&apos; ist nicht da.</translation>
    </message>
    <message>
        <source>Nothing in it can be read without its keys. Nothing was changed.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Ohne seine Schlüssel kann nichts darin gelesen werden. Es wurde nichts verändert.</translation>
    </message>
    <message>
        <source>Do not delete anything: restore the folder &apos;keys&apos; from a backup.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Löschen Sie nichts: Stellen Sie den Ordner &apos;keys&apos; aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The folder of the station&apos;s keys cannot be locked.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Der Ordner der Schlüssel der Station kann nicht gesperrt werden.</translation>
    </message>
    <message>
        <source>This data folder has its keys already.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Dieser Datenordner hat seine Schlüssel schon.</translation>
    </message>
    <message>
        <source>They were not touched.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Sie wurden nicht angerührt.</translation>
    </message>
    <message>
        <source>The log cannot be read: {strerror}.</source>
        <extracomment>app/core/store/keys/station_key.py</extracomment>
        <translation>Das Protokoll kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The entries are there and provable; their content is gone, as was ordered.</source>
        <extracomment>app/core/store/keys/subject_keys.py</extracomment>
        <translation>Die Einträge sind da und beweisbar; ihr Inhalt ist gelöscht, wie angeordnet.</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <extracomment>app/core/store/keys/subject_keys.py</extracomment>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>The store was opened without the key that opens subjects&apos; keys.</source>
        <extracomment>app/core/store/keys/subject_keys.py</extracomment>
        <translation>Der Speicher wurde ohne den Schlüssel geöffnet, der die Schlüssel der Personen öffnet.</translation>
    </message>
    <message>
        <source>This subject&apos;s data were erased.</source>
        <extracomment>app/core/store/keys/subject_keys.py</extracomment>
        <translation>Die Daten dieser Person wurden gelöscht.</translation>
    </message>
    <message>
        <source>There is no key for this subject.</source>
        <extracomment>app/core/store/keys/key_shelf.py</extracomment>
        <translation>Für diese Person gibt es keinen Schlüssel.</translation>
    </message>
    <message>
        <source>A broadcast of one frame is cut short.</source>
        <extracomment>app/core/wire/broadcast.py</extracomment>
        <translation>Eine Rundsendung aus einem Rahmen ist abgeschnitten.</translation>
    </message>
    <message>
        <source>A broadcast has 3 frames or one, this one {count}.</source>
        <extracomment>app/core/wire/broadcast.py</extracomment>
        <translation>Eine Rundsendung hat 3 Rahmen oder einen, diese {count}.</translation>
    </message>
    <message>
        <source>This workflow cannot go on under this release.</source>
        <extracomment>app/core/workflow/broken_run.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was begun by another release, or the workflow itself is at fault. What was recorded is kept.</source>
        <extracomment>app/core/workflow/broken_run.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new one, and send a diagnostics bundle to the developers.</source>
        <extracomment>app/core/workflow/broken_run.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site&apos;s settings put the workflows elsewhere while a session runs.</source>
        <extracomment>app/core/workflow/chosen_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session would be begun anew there.</source>
        <extracomment>app/core/workflow/chosen_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the change of [workflows] in site.toml back, end the session, and make it again.</source>
        <extracomment>app/core/workflow/chosen_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This installation has no client for Temporal, which site.toml asks for.</source>
        <extracomment>app/core/workflow/chosen_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workflow can be run.</source>
        <extracomment>app/core/workflow/chosen_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the extra “temporal”, or take [workflows] temporal out of site.toml.</source>
        <extracomment>app/core/workflow/chosen_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place of the workflows cannot be written down.</source>
        <extracomment>app/core/workflow/chosen_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {remembered} cannot be read.</source>
        <extracomment>app/core/workflow/chosen_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the workflows of running sessions lie is not known.</source>
        <extracomment>app/core/workflow/chosen_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the data folder from a backup, or remove {remembered} where no session runs.</source>
        <extracomment>app/core/workflow/chosen_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no workflow “{definition_name}”.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workflow has not failed, so there is nothing to try again.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workflow cannot go on from where it failed.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done before stays as it is.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new one.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workflow has ended already.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workflow of this kind cannot be cancelled.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workflow was begun under this number.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This release knows no workflow “{definition}”.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workflow knows no signal “{name}”.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody here does “{activity}”.</source>
        <extracomment>app/core/workflow/effect.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value in the database of the workflows is not what was written there.</source>
        <extracomment>app/core/workflow/kept_values.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database of the workflows is another station&apos;s.</source>
        <extracomment>app/core/workflow/postgresql_database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one would go on with sessions that are not its own.</source>
        <extracomment>app/core/workflow/postgresql_database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each station a database of its own in [workflows] of site.toml.</source>
        <extracomment>app/core/workflow/postgresql_database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database of the workflows cannot be used.</source>
        <extracomment>app/core/workflow/postgresql_database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the server, and the entries of [workflows] in site.toml. The log says what it answered.</source>
        <extracomment>app/core/workflow/postgresql_database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with the password of the workflows&apos; database may be read by others.</source>
        <extracomment>app/core/workflow/postgresql_database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let only the workstation&apos;s own user read it (chmod 600).</source>
        <extracomment>app/core/workflow/postgresql_database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with the password of the workflows&apos; database cannot be read.</source>
        <extracomment>app/core/workflow/postgresql_database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the entry “password” of [workflows] in site.toml.</source>
        <extracomment>app/core/workflow/postgresql_database.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Temporal server at {address} does not answer ({value}).</source>
        <extracomment>app/core/workflow/temporal/server_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workflows wait until it does; recording and the safety stop do not need it.</source>
        <extracomment>app/core/workflow/temporal/server_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and the server, or the section [workflows.temporal] of site.toml.</source>
        <extracomment>app/core/workflow/temporal/server_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file for the Temporal server cannot be read: {strerror}.</source>
        <extracomment>app/core/workflow/temporal/server_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the section [workflows.temporal] of site.toml, or the files it names.</source>
        <extracomment>app/core/workflow/temporal/server_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Temporal server knows no such workflow.</source>
        <extracomment>app/core/workflow/temporal/server_link.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step “{step}” was lost on its way through the Temporal server.</source>
        <extracomment>app/core/workflow/temporal/temporal_context.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may or may not have been done.</source>
        <extracomment>app/core/workflow/temporal/temporal_context.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the programs&apos; states, and at the server&apos;s own pages.</source>
        <extracomment>app/core/workflow/temporal/temporal_context.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Temporal server brought an answer that this station did not give.</source>
        <extracomment>app/core/workflow/temporal/temporal_context.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the step was done is not known.</source>
        <extracomment>app/core/workflow/temporal/temporal_context.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the session, and have the server looked at.</source>
        <extracomment>app/core/workflow/temporal/temporal_context.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such workflow was begun.</source>
        <extracomment>app/core/workflow/temporal/temporal_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server holds is still there.</source>
        <extracomment>app/core/workflow/temporal/temporal_engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This screen offers no OpenGL.</source>
        <extracomment>app/ui/heads/head_renderer.py</extracomment>
        <translation>Dieser Bildschirm bietet kein OpenGL.</translation>
    </message>
    <message>
        <source>OpenGL could not draw into memory.</source>
        <extracomment>app/ui/heads/head_renderer.py</extracomment>
        <translation>OpenGL konnte nicht in den Speicher zeichnen.</translation>
    </message>
    <message>
        <source>OpenGL could not be used any more.</source>
        <extracomment>app/ui/heads/head_renderer.py</extracomment>
        <translation>OpenGL war nicht länger benutzbar.</translation>
    </message>
    <message>
        <source>Use the flat maps, or install the graphics driver of this computer.</source>
        <extracomment>app/ui/heads/head_renderer.py</extracomment>
        <translation>Benutzen Sie die flachen Karten, oder installieren Sie den Grafiktreiber dieses Rechners.</translation>
    </message>
    <message>
        <source>OpenGL cannot be loaded ({name}).</source>
        <extracomment>app/ui/heads/opengl_trial.py</extracomment>
        <translation>OpenGL kann nicht geladen werden ({name}).</translation>
    </message>
    <message>
        <source>OpenGL draws nothing.</source>
        <extracomment>app/ui/heads/opengl_trial.py</extracomment>
        <translation>OpenGL zeichnet nichts.</translation>
    </message>
    <message>
        <source>Movement</source>
        <extracomment>resources/protocols/equipment-check.toml</extracomment>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Jaw clench</source>
        <extracomment>resources/protocols/equipment-check.toml</extracomment>
        <translation>Kiefer zusammenbeißen</translation>
    </message>
    <message>
        <source>Tap on an electrode</source>
        <extracomment>resources/protocols/equipment-check.toml</extracomment>
        <translation>Tippen auf eine Elektrode</translation>
    </message>
    <message>
        <source>Artefact</source>
        <extracomment>resources/protocols/equipment-check.toml</extracomment>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>Talking</source>
        <extracomment>resources/protocols/routine-eeg.toml</extracomment>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Drowsy</source>
        <extracomment>resources/protocols/routine-eeg.toml</extracomment>
        <translation>Schläfrig</translation>
    </message>
    <message>
        <source>Hyperventilation</source>
        <extracomment>resources/protocols/routine-eeg.toml</extracomment>
        <translation>Hyperventilation</translation>
    </message>
    <message>
        <source>Photic stimulation</source>
        <extracomment>resources/protocols/routine-eeg.toml</extracomment>
        <translation>Fotostimulation</translation>
    </message>
    <message>
        <source>Clinical event</source>
        <extracomment>resources/protocols/routine-eeg.toml</extracomment>
        <translation>Klinisches Ereignis</translation>
    </message>
    <message>
        <source>Sleep</source>
        <extracomment>resources/protocols/sleep-eeg.toml</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Woken</source>
        <extracomment>resources/protocols/sleep-eeg.toml</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recording</source>
        <extracomment>app/core</extracomment>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>stimulation</source>
        <extracomment>app/core</extracomment>
        <translation>Stimulation</translation>
    </message>
    <message>
        <source>research</source>
        <extracomment>app/core</extracomment>
        <translation>Forschung</translation>
    </message>
    <message>
        <source>care</source>
        <extracomment>app/core</extracomment>
        <translation>Behandlung</translation>
    </message>
    <message>
        <source>patient</source>
        <extracomment>app/core</extracomment>
        <translation>Patient</translation>
    </message>
    <message>
        <source>parent</source>
        <extracomment>app/core</extracomment>
        <translation>Elternteil</translation>
    </message>
    <message>
        <source>Clinician</source>
        <extracomment>app/core</extracomment>
        <translation>Ärztin/Arzt</translation>
    </message>
    <message>
        <source>Administrator</source>
        <extracomment>app/core</extracomment>
        <translation>Administration</translation>
    </message>
    <message>
        <source>clinician</source>
        <extracomment>app/core</extracomment>
        <translation>Ärztin/Arzt</translation>
    </message>
    <message>
        <source>administrator</source>
        <extracomment>app/core</extracomment>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Technician</source>
        <extracomment>app/core</extracomment>
        <translation>MTA</translation>
    </message>
    <message>
        <source>The report has no such page.</source>
        <extracomment>app/ui/report_view/pdf_pages.py</extracomment>
        <translation>Diese Seite hat der Bericht nicht.</translation>
    </message>
    <message>
        <source>The report is no PDF that can be shown.</source>
        <extracomment>app/ui/report_view/pdf_pages.py</extracomment>
        <translation>Der Bericht ist kein PDF, das sich zeigen lässt.</translation>
    </message>
    <message>
        <source>The report changed while it was read.</source>
        <extracomment>app/ui/report_view/report_load.py</extracomment>
        <translation>Der Bericht hat sich beim Lesen verändert.</translation>
    </message>
    <message>
        <source>The report did not come whole.</source>
        <extracomment>app/ui/report_view/report_load.py</extracomment>
        <translation>Der Bericht kam nicht vollständig an.</translation>
    </message>
    <message>
        <source>technician</source>
        <extracomment>app/core</extracomment>
        <translation>MTA</translation>
    </message>
    <message>
        <source>serial port</source>
        <extracomment>app/core</extracomment>
        <translation>serieller Anschluss</translation>
    </message>
    <message>
        <source>the maker&apos;s own driver</source>
        <extracomment>app/core</extracomment>
        <translation>der eigene Treiber des Herstellers</translation>
    </message>
    <message>
        <source>the pins of this computer</source>
        <extracomment>app/core</extracomment>
        <translation>die Pins dieses Rechners</translation>
    </message>
    <message>
        <source>network address</source>
        <extracomment>app/core</extracomment>
        <translation>Netzwerkadresse</translation>
    </message>
    <message>
        <source>multicast address</source>
        <extracomment>app/core</extracomment>
        <translation>Multicast-Adresse</translation>
    </message>
    <message>
        <source>network port</source>
        <extracomment>app/core</extracomment>
        <translation>Netzwerkanschluss</translation>
    </message>
    <message>
        <source>Gain</source>
        <extracomment>app/core</extracomment>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>The Cyton has no test signal {argument}.</source>
        <extracomment>app/core/devices/cyton_calibration.py</extracomment>
        <translation>Der Cyton hat kein Testsignal {argument}.</translation>
    </message>
    <message>
        <source>A signature belongs to another document.</source>
        <extracomment>app/core/access/signatures.py</extracomment>
        <translation>Eine Unterschrift gehört zu einem anderen Dokument.</translation>
    </message>
    <message>
        <source>The document was changed after it was signed.</source>
        <extracomment>app/core/access/signatures.py</extracomment>
        <translation>Das Dokument wurde nach dem Unterschreiben verändert.</translation>
    </message>
    <message>
        <source>A signature needs its {value}.</source>
        <extracomment>app/core/access/signatures.py</extracomment>
        <translation>Eine Unterschrift braucht: {value}.</translation>
    </message>
    <message>
        <source>A signature was changed, or was not made by this station.</source>
        <extracomment>app/core/access/signatures.py</extracomment>
        <translation>Eine Unterschrift wurde verändert oder nicht von dieser Station geleistet.</translation>
    </message>
    <message>
        <source>It has {list}.</source>
        <extracomment>app/core/devices/cyton_calibration.py</extracomment>
        <translation>Er hat {list}.</translation>
    </message>
    <message>
        <source>The folder {value} is not there any more.</source>
        <extracomment>app/core/devices/device_watch.py</extracomment>
        <translation>Den Ordner {value} gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>{name} cannot be played: it holds annotations only, no signal.</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Die Datei enthält nur Markierungen, kein Signal.</translation>
    </message>
    <message>
        <source>{name} cannot be played: {value}{value2}</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: {value}{value2}</translation>
    </message>
    <message>
        <source>{name} cannot be read any more.</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation>{name} kann nicht mehr gelesen werden.</translation>
    </message>
    <message>
        <source>{name} cannot be read any more: {value}.</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation>{name} kann nicht mehr gelesen werden: {value}.</translation>
    </message>
    <message>
        <source>What was played up to here is complete.</source>
        <extracomment>app/core/devices/edf_file.py</extracomment>
        <translation>Was bis hierher abgespielt wurde, ist vollständig.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {what}.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation>{name} kann nicht gelesen werden: {what}.</translation>
    </message>
    <message>
        <source>Check its name and place.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation>Prüfen Sie Name und Ort.</translation>
    </message>
    <message>
        <source>{name} cannot be played: {fault}.</source>
        <extracomment>app/core/devices/edf_header.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: {fault}.</translation>
    </message>
    <message>
        <source>There is no place for the electrode {name}.</source>
        <extracomment>app/core/devices/electrode_sites.py</extracomment>
        <translation>Für die Elektrode {name} gibt es keinen Platz.</translation>
    </message>
    <message>
        <source>There is no place for the ear {ear}.</source>
        <extracomment>app/core/devices/electrode_sites.py</extracomment>
        <translation>Für das Ohr {ear} gibt es keinen Platz.</translation>
    </message>
    <message>
        <source>{name} cannot be played: it is cut or damaged; the tag at byte {position} does not fit into its {size} bytes.</source>
        <extracomment>app/core/devices/fif_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: abgeschnitten oder beschädigt; die Marke bei Byte {position} passt nicht in die {size} Bytes.</translation>
    </message>
    <message>
        <source>{name} cannot be played: it holds no raw signal, only events or results.</source>
        <extracomment>app/core/devices/fif_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Die Datei enthält kein Rohsignal, nur Ereignisse oder Ergebnisse.</translation>
    </message>
    <message>
        <source>{name} cannot be played: its tag at byte {position} points back.</source>
        <extracomment>app/core/devices/fif_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Die Marke bei Byte {position} zeigt zurück.</translation>
    </message>
    <message>
        <source>{name} cannot be played: its reader ({reader}) refused it with {name2}{why}.</source>
        <extracomment>app/core/devices/foreign_readers.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Das Leseprogramm ({reader}) lehnte ab mit {name2}{why}.</translation>
    </message>
    <message>
        <source>There is no LSL stream {value}.</source>
        <extracomment>app/core/devices/lsl_choice.py</extracomment>
        <translation>Es gibt keinen LSL-Strom {value}.</translation>
    </message>
    <message>
        <source>Start its source, then try again.</source>
        <extracomment>app/core/devices/lsl_choice.py</extracomment>
        <translation>Starten Sie seine Quelle, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There are {count} LSL streams {value}.</source>
        <extracomment>app/core/devices/lsl_choice.py</extracomment>
        <translation>Es gibt {count} LSL-Ströme {value}.</translation>
    </message>
    <message>
        <source>Name its source id too.</source>
        <extracomment>app/core/devices/lsl_choice.py</extracomment>
        <translation>Geben Sie auch die Quellen-ID an.</translation>
    </message>
    <message>
        <source>An LSL stream does not know the command {name}.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation>Ein LSL-Strom kennt den Befehl {name} nicht.</translation>
    </message>
    <message>
        <source>Command its source itself.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation>Geben Sie den Befehl seiner Quelle.</translation>
    </message>
    <message>
        <source>No LSL stream was named.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation>Es wurde kein LSL-Strom genannt.</translation>
    </message>
    <message>
        <source>Give a name, type, source id or uid for each.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation>Geben Sie für jeden Name, Typ, Quellen-ID oder UID an.</translation>
    </message>
    <message>
        <source>None of the chosen LSL streams is a signal with a rate.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation>Keiner der gewählten LSL-Ströme ist ein Signal mit Abtastrate.</translation>
    </message>
    <message>
        <source>Choose a signal too.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation>Wählen Sie auch ein Signal.</translation>
    </message>
    <message>
        <source>LSL streams were to be received before they were found.</source>
        <extracomment>app/core/devices/lsl_driver.py</extracomment>
        <translation>LSL-Ströme sollten empfangen werden, bevor sie gefunden waren.</translation>
    </message>
    <message>
        <source>LSL streams cannot be received: this machine has no liblsl.</source>
        <extracomment>app/core/devices/lsl_network.py</extracomment>
        <translation>LSL-Ströme können nicht empfangen werden: Auf diesem Rechner fehlt liblsl.</translation>
    </message>
    <message>
        <source>Install liblsl, or set PYLSL_LIB to where it is. On Linux x86-64 it comes with pylsl.</source>
        <extracomment>app/core/devices/lsl_network.py</extracomment>
        <translation>Installieren Sie liblsl, oder setzen Sie PYLSL_LIB auf den Ort. Unter Linux x86-64 kommt es mit pylsl.</translation>
    </message>
    <message>
        <source>The LSL stream {name} was found but does not answer.</source>
        <extracomment>app/core/devices/lsl_network.py</extracomment>
        <translation>Der LSL-Strom {name} wurde gefunden, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>{name} cannot be played: it holds no samples.</source>
        <extracomment>app/core/devices/mne_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Die Datei enthält keine Abtastwerte.</translation>
    </message>
    <message>
        <source>Amplifiers in the network are not looked for: this computer is in no network.</source>
        <extracomment>app/core/devices/network_search.py</extracomment>
        <translation>Verstärker im Netzwerk werden nicht gesucht: Dieser Rechner ist in keinem Netz.</translation>
    </message>
    <message>
        <source>In this network.</source>
        <extracomment>app/core/devices/network_search.py</extracomment>
        <translation>In diesem Netz.</translation>
    </message>
    <message>
        <source>Sends OSC in this network. If that is the model.</source>
        <extracomment>app/core/devices/network_search.py</extracomment>
        <translation>Sendet OSC in diesem Netz. Falls es dieses Modell ist.</translation>
    </message>
    <message>
        <source>{name} cannot be played: its first lines do not tell the number of channels and the sample rate.</source>
        <extracomment>app/core/devices/openbci_text.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Die ersten Zeilen nennen weder Kanalzahl noch Abtastrate.</translation>
    </message>
    <message>
        <source>{name} cannot be played: its samples have {n_columns} columns, {value} are needed.</source>
        <extracomment>app/core/devices/openbci_text.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Die Abtastwerte haben {n_columns} Spalten, {value} werden gebraucht.</translation>
    </message>
    <message>
        <source>{name} cannot be played: {value}</source>
        <extracomment>app/core/devices/openbci_text.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: {value}</translation>
    </message>
    <message>
        <source>it holds no samples.</source>
        <extracomment>app/core/devices/openbci_text.py</extracomment>
        <translation>Die Datei enthält keine Abtastwerte.</translation>
    </message>
    <message>
        <source>A file that is played does not know the command {name}.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation>Eine abgespielte Datei kennt den Befehl {name} nicht.</translation>
    </message>
    <message>
        <source>Use the simulated one.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation>Benutzen Sie den simulierten Verstärker.</translation>
    </message>
    <message>
        <source>A file cannot be played at speed {speed}.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation>Eine Datei kann nicht mit Tempo {speed} abgespielt werden.</translation>
    </message>
    <message>
        <source>Give a speed above zero, or max.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation>Geben Sie ein Tempo über null an, oder max.</translation>
    </message>
    <message>
        <source>A file cannot be played for {duration_s} s.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation>Eine Datei kann nicht {duration_s} s lang abgespielt werden.</translation>
    </message>
    <message>
        <source>Give a time above zero.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation>Geben Sie eine Zeit über null an.</translation>
    </message>
    <message>
        <source>A file was to be played before it was opened.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation>Eine Datei sollte abgespielt werden, bevor sie geöffnet war.</translation>
    </message>
    <message>
        <source>Its channels have different rates ({rates} Hz); each rate is a stream of its own.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation>Die Kanäle haben verschiedene Abtastraten ({rates} Hz); jede ist ein eigener Strom.</translation>
    </message>
    <message>
        <source>Values of {name} are not numbers from here on; each is shown as 0.</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation>Werte von {name} sind ab hier keine Zahlen; jeder wird als 0 gezeigt.</translation>
    </message>
    <message>
        <source>The stimulator gives {amplitude_ma} mA; {allowed_ma} mA are ordered.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Der Stimulator gibt {amplitude_ma} mA ab; angeordnet sind {allowed_ma} mA.</translation>
    </message>
    <message>
        <source>The stimulator takes 0 to {greatest_ma} mA, not {amplitude_ma}.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Der Stimulator nimmt 0 bis {greatest_ma} mA an, nicht {amplitude_ma}.</translation>
    </message>
    <message>
        <source>Its amplitude was not changed.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Seine Stromstärke wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Give an amplitude between 0 and {greatest_ma} mA.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Geben Sie eine Stromstärke zwischen 0 und {greatest_ma} mA an.</translation>
    </message>
    <message>
        <source>Another stimulator answers (serial number {value}).</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Ein anderer Stimulator antwortet (Seriennummer {value}).</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>keine</translation>
    </message>
    <message>
        <source>It was brought to its safe state and is not used.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Er wurde in den sicheren Zustand gebracht und wird nicht benutzt.</translation>
    </message>
    <message>
        <source>Connect the one with the serial number {serial_number}, or begin another session.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Schließen Sie den mit der Seriennummer {serial_number} an, oder beginnen Sie eine andere Sitzung.</translation>
    </message>
    <message>
        <source>The stimulator refused to {word}: {value}</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Der Stimulator lehnte ab ({word}): {value}</translation>
    </message>
    <message>
        <source>The stimulator does not run.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Der Stimulator läuft nicht.</translation>
    </message>
    <message>
        <source>The stimulator gave no token for its run.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Der Stimulator gab keine Kennung für seinen Lauf.</translation>
    </message>
    <message>
        <source>The stimulator is not armed.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Der Stimulator ist nicht scharf.</translation>
    </message>
    <message>
        <source>The stimulator confirmed another amplitude than it was told.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Der Stimulator bestätigte eine andere Stromstärke als befohlen.</translation>
    </message>
    <message>
        <source>The stimulator is being stopped.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Der Stimulator wird gestoppt.</translation>
    </message>
    <message>
        <source>The stimulator is not reached.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Der Stimulator wird nicht erreicht.</translation>
    </message>
    <message>
        <source>The stimulator has not confirmed its safe state.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Der Stimulator hat seinen sicheren Zustand nicht bestätigt.</translation>
    </message>
    <message>
        <source>The stimulator&apos;s port is gone.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Der Anschluss des Stimulators ist weg.</translation>
    </message>
    <message>
        <source>The stimulator did not answer within {safe_within_ms} ms.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Der Stimulator hat nicht innerhalb von {safe_within_ms} ms geantwortet.</translation>
    </message>
    <message>
        <source>The stimulator has not said its state.</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>Der Stimulator hat seinen Zustand nicht gemeldet.</translation>
    </message>
    <message>
        <source>The simulated amplifier was to be started before it was opened.</source>
        <extracomment>app/core/devices/simulated_amplifier.py</extracomment>
        <translation>Der simulierte Verstärker sollte gestartet werden, bevor er geöffnet war.</translation>
    </message>
    <message>
        <source>Impedance was to be measured before the simulated amplifier was opened.</source>
        <extracomment>app/core/devices/simulated_amplifier.py</extracomment>
        <translation>Die Impedanz sollte gemessen werden, bevor der simulierte Verstärker geöffnet war.</translation>
    </message>
    <message>
        <source>The simulated amplifier was given a command before it was opened.</source>
        <extracomment>app/core/devices/simulated_amplifier.py</extracomment>
        <translation>Der simulierte Verstärker erhielt einen Befehl, bevor er geöffnet war.</translation>
    </message>
    <message>
        <source>The simulated amplifier cannot do {given}.</source>
        <extracomment>app/core/devices/simulated_amplifier.py</extracomment>
        <translation>Der simulierte Verstärker kann {given} nicht.</translation>
    </message>
    <message>
        <source>Give {allowed}.</source>
        <extracomment>app/core/devices/simulated_amplifier.py</extracomment>
        <translation>Geben Sie {allowed} an.</translation>
    </message>
    <message>
        <source>&apos;calibration&apos; does not know {argument}.</source>
        <extracomment>app/core/devices/simulated_calibration.py</extracomment>
        <translation>„calibration“ kennt {argument} nicht.</translation>
    </message>
    <message>
        <source>Give one of: {list}.</source>
        <extracomment>app/core/devices/simulated_calibration.py</extracomment>
        <translation>Geben Sie eines an: {list}.</translation>
    </message>
    <message>
        <source>{name} cannot be {number}.</source>
        <extracomment>app/core/devices/simulated_calibration.py</extracomment>
        <translation>{name} kann nicht {number} sein.</translation>
    </message>
    <message>
        <source>Give a number above zero.</source>
        <extracomment>app/core/devices/simulated_calibration.py</extracomment>
        <translation>Geben Sie eine Zahl über null an.</translation>
    </message>
    <message>
        <source>{name} does not know {argument}.</source>
        <extracomment>app/core/devices/simulated_calibration.py</extracomment>
        <translation>{name} kennt {argument} nicht.</translation>
    </message>
    <message>
        <source>Give an electrode=a number.</source>
        <extracomment>app/core/devices/simulated_calibration.py</extracomment>
        <translation>Geben Sie Elektrode=Zahl an.</translation>
    </message>
    <message>
        <source>The simulated amplifier has no electrode {label}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Der simulierte Verstärker hat keine Elektrode {label}.</translation>
    </message>
    <message>
        <source>Choose one of its labels.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Wählen Sie eine seiner Bezeichnungen.</translation>
    </message>
    <message>
        <source>{name} cannot be {argument}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>{name} kann nicht {argument} sein.</translation>
    </message>
    <message>
        <source>Give a number above zero, up to {most}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Geben Sie eine Zahl über null bis {most} an.</translation>
    </message>
    <message>
        <source>The simulated amplifier does not know the command {name}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Der simulierte Verstärker kennt den Befehl {name} nicht.</translation>
    </message>
    <message>
        <source>It knows {list}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Er kennt {list}.</translation>
    </message>
    <message>
        <source>{name} needs a number, not {argument}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>{name} braucht eine Zahl, nicht {argument}.</translation>
    </message>
    <message>
        <source>Give a number of packets, as 3, or a share of all, as 2%.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Geben Sie eine Zahl von Paketen an, wie 3, oder einen Anteil aller, wie 2%.</translation>
    </message>
    <message>
        <source>Give a number from {least} to {most}.</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Geben Sie eine Zahl von {least} bis {most} an.</translation>
    </message>
    <message>
        <source>The stimulator is running and cannot be armed.</source>
        <extracomment>app/core/devices/simulated_stimulator.py</extracomment>
        <translation>Der Stimulator läuft und kann nicht scharf gestellt werden.</translation>
    </message>
    <message>
        <source>The stimulator did not start (it is {state}).</source>
        <extracomment>app/core/devices/simulated_stimulator.py</extracomment>
        <translation>Der Stimulator startete nicht (Zustand: {state}).</translation>
    </message>
    <message>
        <source>The stimulator does not run, so it cannot be held.</source>
        <extracomment>app/core/devices/simulated_stimulator.py</extracomment>
        <translation>Der Stimulator läuft nicht und kann daher nicht gehalten werden.</translation>
    </message>
    <message>
        <source>{name} cannot be played: a rate of {rate_hz} samples a second cannot be.</source>
        <extracomment>app/core/devices/source_file.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Eine Rate von {rate_hz} Abtastwerten je Sekunde kann nicht sein.</translation>
    </message>
    <message>
        <source>{name} cannot be played: {n_channels} channels cannot be.</source>
        <extracomment>app/core/devices/source_file.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: {n_channels} Kanäle können nicht sein.</translation>
    </message>
    <message>
        <source>{name} cannot be played: it is one part of a BrainVision recording.</source>
        <extracomment>app/core/devices/source_formats.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Es ist ein Teil einer BrainVision-Aufzeichnung.</translation>
    </message>
    <message>
        <source>Choose the file with the same name that ends in .vhdr.</source>
        <extracomment>app/core/devices/source_formats.py</extracomment>
        <translation>Wählen Sie die Datei mit demselben Namen, die auf .vhdr endet.</translation>
    </message>
    <message>
        <source>{name} holds no raw signal, only events or results.</source>
        <extracomment>app/core/devices/source_summaries.py</extracomment>
        <translation>{name} enthält kein Rohsignal, nur Ereignisse oder Ergebnisse.</translation>
    </message>
    <message>
        <source>{name} holds annotations only, no signal to play.</source>
        <extracomment>app/core/devices/source_summaries.py</extracomment>
        <translation>{name} enthält nur Markierungen, kein Signal zum Abspielen.</translation>
    </message>
    <message>
        <source>The device speaks another version of the stimulator protocol.</source>
        <extracomment>app/core/devices/stimulator_answers.py</extracomment>
        <translation>Das Gerät spricht eine andere Version des Stimulatorprotokolls.</translation>
    </message>
    <message>
        <source>The stimulator does not say what it can do.</source>
        <extracomment>app/core/devices/stimulator_answers.py</extracomment>
        <translation>Der Stimulator sagt nicht, was er kann.</translation>
    </message>
    <message>
        <source>The stimulator cannot be used here: its limits are too wide for the safety stop.</source>
        <extracomment>app/core/devices/stimulator_answers.py</extracomment>
        <translation>Der Stimulator ist hier nicht verwendbar: Seine Grenzen sind für den Sicherheitsstopp zu weit.</translation>
    </message>
    <message>
        <source>It must reach its safe state within {slowest_safe_ms} ms, by itself within {longest_keep_alive_ms} ms.</source>
        <extracomment>app/core/devices/stimulator_answers.py</extracomment>
        <translation>Er muss seinen sicheren Zustand innerhalb von {slowest_safe_ms} ms erreichen, von selbst innerhalb von {longest_keep_alive_ms} ms.</translation>
    </message>
    <message>
        <source>The stimulator has no fault called {list}.</source>
        <extracomment>app/core/devices/stimulator_firmware.py</extracomment>
        <translation>Der Stimulator hat keinen Fehler namens {list}.</translation>
    </message>
    <message>
        <source>There is no such programme.</source>
        <extracomment>app/core/devices/stimulator_firmware.py</extracomment>
        <translation>Dieses Programm gibt es nicht.</translation>
    </message>
    <message>
        <source>The start came too late.</source>
        <extracomment>app/core/devices/stimulator_firmware.py</extracomment>
        <translation>Der Start kam zu spät.</translation>
    </message>
    <message>
        <source>This is not the run that was armed.</source>
        <extracomment>app/core/devices/stimulator_firmware.py</extracomment>
        <translation>Dies ist nicht der Lauf, der scharf gestellt wurde.</translation>
    </message>
    <message>
        <source>It was not told until when.</source>
        <extracomment>app/core/devices/stimulator_firmware.py</extracomment>
        <translation>Es wurde nicht gesagt, bis wann.</translation>
    </message>
    <message>
        <source>There is no such command.</source>
        <extracomment>app/core/devices/stimulator_firmware.py</extracomment>
        <translation>Diesen Befehl gibt es nicht.</translation>
    </message>
    <message>
        <source>It was not seen yet.</source>
        <extracomment>app/core/devices/stop_contact.py</extracomment>
        <translation>Es wurde noch nicht gesehen.</translation>
    </message>
    <message>
        <source>Its port {port} is gone ({value}).</source>
        <extracomment>app/core/devices/stop_contact.py</extracomment>
        <translation>Sein Anschluss {port} ist weg ({value}).</translation>
    </message>
    <message>
        <source>Its port {port} cannot be opened ({value}).</source>
        <extracomment>app/core/devices/stop_contact.py</extracomment>
        <translation>Sein Anschluss {port} lässt sich nicht öffnen ({value}).</translation>
    </message>
    <message>
        <source>Its device is silent.</source>
        <extracomment>app/core/devices/stop_contact.py</extracomment>
        <translation>Sein Gerät schweigt.</translation>
    </message>
    <message>
        <source>{name} cannot be played: it describes more than any recording has.</source>
        <extracomment>app/core/devices/xdf_layout.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Die Datei beschreibt mehr, als eine Aufzeichnung hat.</translation>
    </message>
    <message>
        <source>{name} cannot be played: the description of stream {stream_id} defines entities.</source>
        <extracomment>app/core/devices/xdf_layout.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Die Beschreibung des Stroms {stream_id} definiert Entitäten.</translation>
    </message>
    <message>
        <source>{name} cannot be played: the description of stream {stream_id} has no number of channels or no format.</source>
        <extracomment>app/core/devices/xdf_layout.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Die Beschreibung des Stroms {stream_id} nennt keine Kanalzahl oder kein Format.</translation>
    </message>
    <message>
        <source>{name} cannot be played: stream {stream_id} has {value} channels.</source>
        <extracomment>app/core/devices/xdf_layout.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Strom {stream_id} hat {value} Kanäle.</translation>
    </message>
    <message>
        <source>{name} cannot be played: stream {stream_id} is described twice.</source>
        <extracomment>app/core/devices/xdf_layout.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Strom {stream_id} ist zweimal beschrieben.</translation>
    </message>
    <message>
        <source>{name} cannot be played: it does not begin as an XDF file does.</source>
        <extracomment>app/core/devices/xdf_layout.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Die Datei beginnt nicht wie eine XDF-Datei.</translation>
    </message>
    <message>
        <source>{name} cannot be played: this machine has not enough memory for it.</source>
        <extracomment>app/core/devices/xdf_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Dieser Rechner hat dafür nicht genug Speicher.</translation>
    </message>
    <message>
        <source>Play it on a machine with more memory, or split it.</source>
        <extracomment>app/core/devices/xdf_source.py</extracomment>
        <translation>Spielen Sie sie auf einem Rechner mit mehr Speicher ab, oder teilen Sie sie.</translation>
    </message>
    <message>
        <source>{name} cannot be played: it holds no regular signal, only markers or nothing.</source>
        <extracomment>app/core/devices/xdf_source.py</extracomment>
        <translation>{name} kann nicht abgespielt werden: Die Datei enthält kein regelmäßiges Signal, nur Markierungen oder nichts.</translation>
    </message>
    <message>
        <source>Nothing that was already recorded is affected.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Was bereits aufgezeichnet ist, ist nicht betroffen.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, call your technical support.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Versuchen Sie es erneut; geschieht es wieder, rufen Sie den technischen Dienst.</translation>
    </message>
    <message>
        <source>See --help for an example.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Ein Beispiel zeigt --help.</translation>
    </message>
    <message>
        <source>Check the identifier and choose again.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Prüfen Sie die Kennung und wählen Sie erneut.</translation>
    </message>
    <message>
        <source>Start it again whenever you like.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Sie können jederzeit neu beginnen.</translation>
    </message>
    <message>
        <source>What was recorded up to here is kept; nothing is recorded while the device is gone.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Was bis hierher aufgezeichnet ist, bleibt erhalten; solange das Gerät fehlt, wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Check power, cable and electrodes of the device, then connect it again.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Prüfen Sie Stromversorgung, Kabel und Elektroden des Geräts, dann verbinden Sie es erneut.</translation>
    </message>
    <message>
        <source>Nothing was played from it.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Es wurde nichts daraus abgespielt.</translation>
    </message>
    <message>
        <source>Choose another file, or get a fresh copy of this one from where it came.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Wählen Sie eine andere Datei, oder holen Sie eine frische Kopie von ihrem Ursprung.</translation>
    </message>
    <message>
        <source>What was written up to here is kept and valid; nothing more can be recorded.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Was bis hierher geschrieben ist, bleibt erhalten und gültig; mehr kann nicht aufgezeichnet werden.</translation>
    </message>
    <message>
        <source>Free space on the disk or choose another data folder.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Schaffen Sie Platz auf dem Datenträger, oder wählen Sie einen anderen Datenordner.</translation>
    </message>
    <message>
        <source>Everything before the place named is intact.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Alles vor der genannten Stelle ist unversehrt.</translation>
    </message>
    <message>
        <source>Keep the file as it is and restore it from a backup.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Lassen Sie die Datei, wie sie ist, und stellen Sie sie aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The log was changed outside this application; entries before the one named still hold.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Das Protokoll wurde außerhalb dieses Programms verändert; Einträge vor dem genannten gelten weiter.</translation>
    </message>
    <message>
        <source>Do not repair or delete it: copy the data folder, tell your security officer, restore a backup.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Nicht reparieren oder löschen: Kopieren Sie den Datenordner, informieren Sie Ihre Sicherheitsbeauftragten, spielen Sie eine Sicherung ein.</translation>
    </message>
    <message>
        <source>Please report it with the log files; they hold no patient data.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Bitte melden Sie es mit den Logdateien; sie enthalten keine Patientendaten.</translation>
    </message>
    <message>
        <source>It was not recorded; nothing that was recorded before is affected.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Es wurde nicht aufgezeichnet; was vorher aufgezeichnet wurde, ist nicht betroffen.</translation>
    </message>
    <message>
        <source>An unexpected {name} at {where}.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Ein unerwarteter Fehler {name} bei {where}.</translation>
    </message>
    <message>
        <source>The system refused at {where}: {value}.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Das System lehnte ab bei {where}: {value}.</translation>
    </message>
    <message>
        <source>Check disk and rights, also of where the output goes, and try again.</source>
        <extracomment>app/core/errors.py</extracomment>
        <translation>Prüfen Sie Datenträger und Rechte, auch am Ziel der Ausgabe, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>An event {event_type} holds a value that JSON cannot hold.</source>
        <extracomment>app/core/events/canonical_form.py</extracomment>
        <translation>Ein Ereignis {event_type} enthält einen Wert, den JSON nicht fassen kann.</translation>
    </message>
    <message>
        <source>The log holds an event that this version cannot read.</source>
        <extracomment>app/core/events/canonical_form.py</extracomment>
        <translation>Das Protokoll enthält ein Ereignis, das diese Version nicht lesen kann.</translation>
    </message>
    <message>
        <source>It was written by a newer version of this application. Nothing is lost.</source>
        <extracomment>app/core/events/canonical_form.py</extracomment>
        <translation>Es wurde von einer neueren Version dieses Programms geschrieben. Nichts ist verloren.</translation>
    </message>
    <message>
        <source>Update this application and open the data folder again.</source>
        <extracomment>app/core/events/canonical_form.py</extracomment>
        <translation>Aktualisieren Sie dieses Programm, und öffnen Sie den Datenordner erneut.</translation>
    </message>
    <message>
        <source>{subject} was refused{place}: {why}.</source>
        <extracomment>app/core/events/door.py</extracomment>
        <translation>{subject} wurde abgelehnt{place}: {why}.</translation>
    </message>
    <message>
        <source>There is no event type {shown} in the catalogue.</source>
        <extracomment>app/core/events/door.py</extracomment>
        <translation>Im Katalog gibt es keinen Ereignistyp {shown}.</translation>
    </message>
    <message>
        <source>The log holds an event {event_type} of version {version}; this application reads up to {current}.</source>
        <extracomment>app/core/events/upcasters.py</extracomment>
        <translation>Das Protokoll enthält ein Ereignis {event_type} der Version {version}; dieses Programm liest bis {current}.</translation>
    </message>
    <message>
        <source>An event {event_type} of version {older} cannot be brought to version {value}.</source>
        <extracomment>app/core/events/upcasters.py</extracomment>
        <translation>Ein Ereignis {event_type} der Version {older} kann nicht auf Version {value} gebracht werden.</translation>
    </message>
    <message>
        <source>The signature of a checkpoint is not valid.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation>Die Unterschrift eines Prüfpunkts ist ungültig.</translation>
    </message>
    <message>
        <source>The size in a signed checkpoint is not a number.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation>Die Größe in einem unterschriebenen Prüfpunkt ist keine Zahl.</translation>
    </message>
    <message>
        <source>The root in a signed checkpoint is not a SHA-256 hash.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation>Die Wurzel in einem unterschriebenen Prüfpunkt ist kein SHA-256-Wert.</translation>
    </message>
    <message>
        <source>A signed checkpoint is not in the form of one.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation>Ein unterschriebener Prüfpunkt hat nicht die Form eines solchen.</translation>
    </message>
    <message>
        <source>A signed checkpoint belongs to another log.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation>Ein unterschriebener Prüfpunkt gehört zu einem anderen Protokoll.</translation>
    </message>
    <message>
        <source>The root in a signed checkpoint cannot be read.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation>Die Wurzel in einem unterschriebenen Prüfpunkt kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The public key of the log cannot be read.</source>
        <extracomment>app/core/ledger/checkpoint.py</extracomment>
        <translation>Der öffentliche Schlüssel des Protokolls kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>An older copy of the log was put back: entries {size} to {value}, which {witness} covers, are gone.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Eine ältere Kopie des Protokolls wurde zurückgespielt: Die Einträge {size} bis {value}, die {witness} umfasst, fehlen.</translation>
    </message>
    <message>
        <source>What is there holds, up to entry {value}; what was acknowledged after that is missing.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Was da ist, gilt bis Eintrag {value}; was danach bestätigt wurde, fehlt.</translation>
    </message>
    <message>
        <source>Do not go on with it: find the newest copy of the data folder, and tell your security officer.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Arbeiten Sie nicht damit weiter: Suchen Sie die neueste Kopie des Datenordners, und informieren Sie Ihre Sicherheitsbeauftragten.</translation>
    </message>
    <message>
        <source>Entry {index} is gone.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Eintrag {index} fehlt.</translation>
    </message>
    <message>
        <source>Entry {index} was changed.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Eintrag {index} wurde verändert.</translation>
    </message>
    <message>
        <source>The payload of entry {index} is not an event.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Der Inhalt von Eintrag {index} ist kein Ereignis.</translation>
    </message>
    <message>
        <source>The first {first} entries are not those of their checkpoint.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Die ersten {first} Einträge sind nicht die ihres Prüfpunkts.</translation>
    </message>
    <message>
        <source>Entry {size} is gone.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Eintrag {size} fehlt.</translation>
    </message>
    <message>
        <source>The checkpoint kept for size {kept_size} is another one.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Der für die Größe {kept_size} aufbewahrte Prüfpunkt ist ein anderer.</translation>
    </message>
    <message>
        <source>Entries {believed} to {value} are not those {name} was signed over.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Die Einträge {believed} bis {value} sind nicht die, über die {name} unterschrieben wurde.</translation>
    </message>
    <message>
        <source>Entry {index} does not tell of the checkpoint over the entries before it.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Eintrag {index} nennt nicht den Prüfpunkt über die Einträge davor.</translation>
    </message>
    <message>
        <source>The log has no signed head.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Das Protokoll hat keinen unterschriebenen Kopf.</translation>
    </message>
    <message>
        <source>Entries {size} to {value} are gone.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Die Einträge {size} bis {value} fehlen.</translation>
    </message>
    <message>
        <source>Entry {size} is not covered by the signed head.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Eintrag {size} ist vom unterschriebenen Kopf nicht erfasst.</translation>
    </message>
    <message>
        <source>There is a checkpoint over {value} entries.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Es gibt einen Prüfpunkt über {value} Einträge.</translation>
    </message>
    <message>
        <source>The tree has nodes that no entry belongs to.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Der Baum hat Knoten, zu denen kein Eintrag gehört.</translation>
    </message>
    <message>
        <source>Entry {index} was changed: its encoding is not one.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Eintrag {index} wurde verändert: Seine Kodierung ist keine.</translation>
    </message>
    <message>
        <source>Entry {index} was changed: its {name} is not the payload&apos;s.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Eintrag {index} wurde verändert: {name} ist nicht, was der Inhalt sagt.</translation>
    </message>
    <message>
        <source>The payload of entry {index} cannot be read.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Der Inhalt von Eintrag {index} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The checkpoint that entry {index} tells of is gone.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>Der Prüfpunkt, den Eintrag {index} nennt, fehlt.</translation>
    </message>
    <message>
        <source>{where} not what the tree was built over.</source>
        <extracomment>app/core/ledger/verification.py</extracomment>
        <translation>{where} nicht das, worüber der Baum gebaut wurde.</translation>
    </message>
    <message>
        <source>A high-pass at {low_cut_hz} Hz and a low-pass at {high_cut_hz} Hz leave nothing.</source>
        <extracomment>app/core/processing/filters.py</extracomment>
        <translation>Ein Hochpass bei {low_cut_hz} Hz und ein Tiefpass bei {high_cut_hz} Hz lassen nichts übrig.</translation>
    </message>
    <message>
        <source>Choose a high-pass below the low-pass.</source>
        <extracomment>app/core/processing/filters.py</extracomment>
        <translation>Wählen Sie einen Hochpass unter dem Tiefpass.</translation>
    </message>
    <message>
        <source>What designs filters (scipy) cannot be imported.</source>
        <extracomment>app/core/processing/filters.py</extracomment>
        <translation>Die Bibliothek für den Filterentwurf (scipy) kann nicht geladen werden.</translation>
    </message>
    <message>
        <source>A filter at {corner_hz} Hz is not possible at {rate_hz} samples a second.</source>
        <extracomment>app/core/processing/filters.py</extracomment>
        <translation>Ein Filter bei {corner_hz} Hz ist mit {rate_hz} Abtastwerten je Sekunde nicht möglich.</translation>
    </message>
    <message>
        <source>Choose a frequency between 0 and {value} Hz.</source>
        <extracomment>app/core/processing/filters.py</extracomment>
        <translation>Wählen Sie eine Frequenz zwischen 0 und {value} Hz.</translation>
    </message>
    <message>
        <source>A filter for {n_channels} channels was given samples of shape {shape}.</source>
        <extracomment>app/core/processing/filters.py</extracomment>
        <translation>Ein Filter für {n_channels} Kanäle erhielt Abtastwerte der Form {shape}.</translation>
    </message>
    <message>
        <source>There is no stream {stream_id} in this recording.</source>
        <extracomment>app/core/recording/configurations.py</extracomment>
        <translation>In dieser Aufzeichnung gibt es keinen Strom {stream_id}.</translation>
    </message>
    <message>
        <source>A change of channel {label} begins at sample {first_sample}, before the one written before it ({first_before}).</source>
        <extracomment>app/core/recording/configurations.py</extracomment>
        <translation>Eine Änderung des Kanals {label} beginnt bei Abtastwert {first_sample}, vor der zuvor geschriebenen ({first_before}).</translation>
    </message>
    <message>
        <source>A change of channels does not fit: {what}</source>
        <extracomment>app/core/recording/configurations.py</extracomment>
        <translation>Eine Kanaländerung passt nicht: {what}</translation>
    </message>
    <message>
        <source>Stream {stream_id} goes on at sample {first_sample} where {next_sample} is due.</source>
        <extracomment>app/core/recording/continuity.py</extracomment>
        <translation>Strom {stream_id} geht bei Abtastwert {first_sample} weiter, wo {next_sample} fällig ist.</translation>
    </message>
    <message>
        <source>Stream {stream_id} goes on with block {sequence} where {next_sequence} is due.</source>
        <extracomment>app/core/recording/continuity.py</extracomment>
        <translation>Strom {stream_id} geht mit Block {sequence} weiter, wo {next_sequence} fällig ist.</translation>
    </message>
    <message>
        <source>Stream {stream_id} has a gap at sample {first_sample} where {next_sample} is due.</source>
        <extracomment>app/core/recording/continuity.py</extracomment>
        <translation>Strom {stream_id} hat eine Lücke bei Abtastwert {first_sample}, wo {next_sample} fällig ist.</translation>
    </message>
    <message>
        <source>{name} exists already.</source>
        <extracomment>app/core/recording/exports/bids_export.py</extracomment>
        <translation>{name} gibt es schon.</translation>
    </message>
    <message>
        <source>Nothing was exported; what is there was not touched.</source>
        <extracomment>app/core/recording/exports/bids_export.py</extracomment>
        <translation>Es wurde nichts exportiert; was da ist, blieb unberührt.</translation>
    </message>
    <message>
        <source>Name a folder that does not exist yet.</source>
        <extracomment>app/core/recording/exports/bids_export.py</extracomment>
        <translation>Nennen Sie einen Ordner, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>The recording holds no sample.</source>
        <extracomment>app/core/recording/exports/contents.py</extracomment>
        <translation>Die Aufzeichnung enthält keinen Abtastwert.</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <extracomment>app/core/recording/exports/contents.py</extracomment>
        <translation>Es gibt nichts zu exportieren.</translation>
    </message>
    <message>
        <source>The table of {name} is not what was recorded.</source>
        <extracomment>app/core/recording/exports/csv_export.py</extracomment>
        <translation>Die Tabelle von {name} ist nicht, was aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>The table of {value} is not what was recorded.</source>
        <extracomment>app/core/recording/exports/csv_export.py</extracomment>
        <translation>Die Tabelle von {value} ist nicht, was aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>The export holds {count} annotations of {count2}.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation>Der Export enthält {count} von {count2} Markierungen.</translation>
    </message>
    <message>
        <source>The export&apos;s annotations are not those of the recording.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation>Die Markierungen des Exports sind nicht die der Aufzeichnung.</translation>
    </message>
    <message>
        <source>The export gives channel {label} another calibration than meant.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation>Der Export gibt dem Kanal {label} eine andere Kalibrierung als gemeint.</translation>
    </message>
    <message>
        <source>The export of channel {label} is not what was recorded.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation>Der Export des Kanals {label} ist nicht, was aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>The export does not hold the number of data records that its header says.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation>Der Export enthält nicht so viele Datensätze, wie sein Kopf sagt.</translation>
    </message>
    <message>
        <source>A data record of the export bears another time than its samples.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation>Ein Datensatz des Exports trägt eine andere Zeit als seine Abtastwerte.</translation>
    </message>
    <message>
        <source>A data record of the export does not say when it begins.</source>
        <extracomment>app/core/recording/exports/edf_comparison.py</extracomment>
        <translation>Ein Datensatz des Exports sagt nicht, wann er beginnt.</translation>
    </message>
    <message>
        <source>A recording cannot be exported as {value}; edf and bdf can.</source>
        <extracomment>app/core/recording/exports/edf_export.py</extracomment>
        <translation>Eine Aufzeichnung kann nicht als {value} exportiert werden, wohl aber als edf und bdf.</translation>
    </message>
    <message>
        <source>a file without suffix</source>
        <extracomment>app/core/recording/exports/edf_export.py</extracomment>
        <translation>eine Datei ohne Endung</translation>
    </message>
    <message>
        <source>The header made for the export does not fit its data records.</source>
        <extracomment>app/core/recording/exports/edf_export.py</extracomment>
        <translation>Der für den Export erzeugte Kopf passt nicht zu seinen Datensätzen.</translation>
    </message>
    <message>
        <source>The gaps of this recording are too short for one discontinuous file.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation>Die Lücken dieser Aufzeichnung sind für eine einzige unterbrochene Datei zu kurz.</translation>
    </message>
    <message>
        <source>Its data records would reach over them.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation>Ihre Datensätze würden darüber hinausreichen.</translation>
    </message>
    <message>
        <source>Export without --discontinuous: one file for each continuous stretch.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation>Exportieren Sie ohne Pausen in einer Datei: eine Datei für jede lückenlose Strecke.</translation>
    </message>
    <message>
        <source>The range of the channel {label} ({lowest} to {highest} {unit}) cannot be written in the eight characters that EDF has for it.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation>Der Bereich des Kanals {label} ({lowest} bis {highest} {unit}) passt nicht in die acht Zeichen, die EDF dafür hat.</translation>
    </message>
    <message>
        <source>Nothing was exported; the recording itself is intact.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation>Es wurde nichts exportiert; die Aufzeichnung selbst ist unversehrt.</translation>
    </message>
    <message>
        <source>Read the recording with this application.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation>Lesen Sie die Aufzeichnung mit diesem Programm.</translation>
    </message>
    <message>
        <source>{value} does not fit a field of an EDF header.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation>{value} passt nicht in ein Feld eines EDF-Kopfs.</translation>
    </message>
    <message>
        <source>The channel {label} has values that are not numbers.</source>
        <extracomment>app/core/recording/exports/edf_layout.py</extracomment>
        <translation>Der Kanal {label} hat Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>The channel {label} holds a value that is not a number, which EDF cannot hold.</source>
        <extracomment>app/core/recording/exports/edf_plan.py</extracomment>
        <translation>Der Kanal {label} enthält einen Wert, der keine Zahl ist; EDF kann ihn nicht fassen.</translation>
    </message>
    <message>
        <source>Read the recording with this application, or leave that channel out.</source>
        <extracomment>app/core/recording/exports/edf_plan.py</extracomment>
        <translation>Lesen Sie die Aufzeichnung mit diesem Programm, oder lassen Sie diesen Kanal weg.</translation>
    </message>
    <message>
        <source>{name} was written and cannot be read: {value}.</source>
        <extracomment>app/core/recording/exports/exported_files.py</extracomment>
        <translation>{name} wurde geschrieben und kann nicht gelesen werden: {value}.</translation>
    </message>
    <message>
        <source>The format {export_format} has no place to say whose recording it is.</source>
        <extracomment>app/core/recording/exports/formats.py</extracomment>
        <translation>Das Format {export_format} hat keinen Platz für die Angabe, wessen Aufzeichnung es ist.</translation>
    </message>
    <message>
        <source>Only EDF and BDF know a discontinuous file; {export_format} says gaps in its own way.</source>
        <extracomment>app/core/recording/exports/formats.py</extracomment>
        <translation>Nur EDF und BDF kennen eine unterbrochene Datei; {export_format} gibt Lücken auf eigene Art an.</translation>
    </message>
    <message>
        <source>{name} does not say which format to write.</source>
        <extracomment>app/core/recording/exports/formats.py</extracomment>
        <translation>{name} sagt nicht, welches Format zu schreiben ist.</translation>
    </message>
    <message>
        <source>Add --format: {known}.</source>
        <extracomment>app/core/recording/exports/formats.py</extracomment>
        <translation>Ergänzen Sie --format: {known}.</translation>
    </message>
    <message>
        <source>The data folder does not say whose recording this is.</source>
        <extracomment>app/core/recording/exports/identity.py</extracomment>
        <translation>Der Datenordner sagt nicht, wessen Aufzeichnung dies ist.</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <extracomment>app/core/recording/exports/identity.py</extracomment>
        <translation>Es wurde nichts exportiert.</translation>
    </message>
    <message>
        <source>Export it without --identified, or name the data folder in which it was recorded.</source>
        <extracomment>app/core/recording/exports/identity.py</extracomment>
        <translation>Exportieren Sie ohne Personenangaben, oder nennen Sie den Datenordner, in dem aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>{name} may need {value} MB; the disk has {value2} MB left.</source>
        <extracomment>app/core/recording/exports/nwb_export.py</extracomment>
        <translation>{name} kann {value} MB brauchen; auf dem Datenträger sind {value2} MB frei.</translation>
    </message>
    <message>
        <source>Free space, or choose another place, and export again.</source>
        <extracomment>app/core/recording/exports/nwb_export.py</extracomment>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Ort, und exportieren Sie erneut.</translation>
    </message>
    <message>
        <source>The NWB file&apos;s tables are not what was recorded.</source>
        <extracomment>app/core/recording/exports/nwb_export.py</extracomment>
        <translation>Die Tabellen der NWB-Datei sind nicht, was aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>The NWB file describes a series in another way than meant.</source>
        <extracomment>app/core/recording/exports/nwb_export.py</extracomment>
        <translation>Die NWB-Datei beschreibt eine Reihe anders als gemeint.</translation>
    </message>
    <message>
        <source>The export of a series is not what was recorded.</source>
        <extracomment>app/core/recording/exports/nwb_export.py</extracomment>
        <translation>Der Export einer Reihe ist nicht, was aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>Exports to {format_name} need the package {value}, which is not installed.</source>
        <extracomment>app/core/recording/exports/optional_packages.py</extracomment>
        <translation>Exporte nach {format_name} brauchen das Paket {value}, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Nothing was exported; the recording is intact.</source>
        <extracomment>app/core/recording/exports/optional_packages.py</extracomment>
        <translation>Es wurde nichts exportiert; die Aufzeichnung ist unversehrt.</translation>
    </message>
    <message>
        <source>Install it with: {value}</source>
        <extracomment>app/core/recording/exports/optional_packages.py</extracomment>
        <translation>Installieren Sie es mit: {value}</translation>
    </message>
    <message>
        <source>{names} could not be written: {value}.</source>
        <extracomment>app/core/recording/exports/staging.py</extracomment>
        <translation>{names} konnte nicht geschrieben werden: {value}.</translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <extracomment>app/core/recording/exports/watching.py</extracomment>
        <translation>Der Export wurde abgebrochen.</translation>
    </message>
    <message>
        <source>No file was left; the recording is intact.</source>
        <extracomment>app/core/recording/exports/watching.py</extracomment>
        <translation>Es blieb keine Datei zurück; die Aufzeichnung ist unversehrt.</translation>
    </message>
    <message>
        <source>The XDF file does not hold what was recorded.</source>
        <extracomment>app/core/recording/exports/xdf_export.py</extracomment>
        <translation>Die XDF-Datei enthält nicht, was aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>The export of {name} is not what was recorded.</source>
        <extracomment>app/core/recording/exports/xdf_export.py</extracomment>
        <translation>Der Export von {name} ist nicht, was aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>The XDF file cannot be read back.</source>
        <extracomment>app/core/recording/exports/xdf_export.py</extracomment>
        <translation>Die XDF-Datei kann nicht zurückgelesen werden.</translation>
    </message>
    <message>
        <source>The recording&apos;s files are gone: the log says that it was made.</source>
        <extracomment>app/core/recording/log_comparison.py</extracomment>
        <translation>Die Dateien der Aufzeichnung fehlen; laut Protokoll wurde sie gemacht.</translation>
    </message>
    <message>
        <source>It was moved or removed outside this application.</source>
        <extracomment>app/core/recording/log_comparison.py</extracomment>
        <translation>Sie wurde außerhalb dieses Programms verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>Restore the recording&apos;s folder from a backup.</source>
        <extracomment>app/core/recording/log_comparison.py</extracomment>
        <translation>Stellen Sie den Ordner der Aufzeichnung aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The recording was shortened: the log says {samples} samples, {found} are there.</source>
        <extracomment>app/core/recording/log_comparison.py</extracomment>
        <translation>Die Aufzeichnung wurde gekürzt: Laut Protokoll sind es {samples} Abtastwerte, {found} sind da.</translation>
    </message>
    <message>
        <source>What is there is intact; what came after it is gone.</source>
        <extracomment>app/core/recording/log_comparison.py</extracomment>
        <translation>Was da ist, ist unversehrt; was danach kam, fehlt.</translation>
    </message>
    <message>
        <source>Minute {minute} is not what the log sealed (segment {segment}, bytes {first_byte} to {end_byte}).</source>
        <extracomment>app/core/recording/log_comparison.py</extracomment>
        <translation>Minute {minute} ist nicht, was das Protokoll versiegelt hat (Segment {segment}, Bytes {first_byte} bis {end_byte}).</translation>
    </message>
    <message>
        <source>The recording has no stream {stream_id}.</source>
        <extracomment>app/core/recording/reader.py</extracomment>
        <translation>Die Aufzeichnung hat keinen Strom {stream_id}.</translation>
    </message>
    <message>
        <source>Samples {first} to {end} were asked for; the recording has 0 to {recorded_end}.</source>
        <extracomment>app/core/recording/reader.py</extracomment>
        <translation>Verlangt wurden die Abtastwerte {first} bis {end}; die Aufzeichnung hat 0 bis {recorded_end}.</translation>
    </message>
    <message>
        <source>Nothing has been recorded yet.</source>
        <extracomment>app/core/recording/review_window.py</extracomment>
        <translation>Es ist noch nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>The segment {name} {fault}, at byte {offset}.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation>Das Segment {name}: {fault}, bei Byte {offset}.</translation>
    </message>
    <message>
        <source>The recording has format {format_version}; this application reads up to {format_version2}.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation>Die Aufzeichnung hat Format {format_version}; dieses Programm liest bis {format_version2}.</translation>
    </message>
    <message>
        <source>It was made by a newer version.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation>Sie wurde mit einer neueren Version gemacht.</translation>
    </message>
    <message>
        <source>Open it with the version that made it.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation>Öffnen Sie sie mit der Version, mit der sie gemacht wurde.</translation>
    </message>
    <message>
        <source>The segment {name} was removed while it was read.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation>Das Segment {name} wurde entfernt, während es gelesen wurde.</translation>
    </message>
    <message>
        <source>The segment {name} is not there.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation>Das Segment {name} ist nicht da.</translation>
    </message>
    <message>
        <source>The segment {name} cannot be read: {strerror}.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation>Das Segment {name} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The segment {name} ends before byte {value}.</source>
        <extracomment>app/core/recording/scanning.py</extracomment>
        <translation>Das Segment {name} endet vor Byte {value}.</translation>
    </message>
    <message>
        <source>The segment {name} exists already.</source>
        <extracomment>app/core/recording/segment_file.py</extracomment>
        <translation>Das Segment {name} gibt es schon.</translation>
    </message>
    <message>
        <source>The segment {name} cannot be made: {strerror}.</source>
        <extracomment>app/core/recording/segment_file.py</extracomment>
        <translation>Das Segment {name} kann nicht angelegt werden: {strerror}.</translation>
    </message>
    <message>
        <source>The recording could not be written: {value}.</source>
        <extracomment>app/core/recording/segment_file.py</extracomment>
        <translation>Die Aufzeichnung konnte nicht geschrieben werden: {value}.</translation>
    </message>
    <message>
        <source>Free space on the disk (or choose another data folder), then start a new recording.</source>
        <extracomment>app/core/recording/segment_file.py</extracomment>
        <translation>Schaffen Sie Platz auf dem Datenträger (oder wählen Sie einen anderen Datenordner), dann beginnen Sie eine neue Aufzeichnung.</translation>
    </message>
    <message>
        <source>There is no recording of that identifier in this data folder.</source>
        <extracomment>app/core/recording/shelf.py</extracomment>
        <translation>In diesem Datenordner gibt es keine Aufzeichnung mit dieser Kennung.</translation>
    </message>
    <message>
        <source>List them with: neurascale recording list --data DIR</source>
        <extracomment>app/core/recording/shelf.py</extracomment>
        <translation>Listen Sie sie auf mit: neurascale recording list --data DIR</translation>
    </message>
    <message>
        <source>The disk did not store the recording: {strerror}.</source>
        <extracomment>app/core/recording/syncing.py</extracomment>
        <translation>Der Datenträger hat die Aufzeichnung nicht gespeichert: {strerror}.</translation>
    </message>
    <message>
        <source>The segment {name} was changed after it was written, at byte {value}.</source>
        <extracomment>app/core/recording/tail_memory.py</extracomment>
        <translation>Das Segment {name} wurde nach dem Schreiben verändert, bei Byte {value}.</translation>
    </message>
    <message>
        <source>The recording holds no sample of that stream.</source>
        <extracomment>app/core/recording/time_axis.py</extracomment>
        <translation>Die Aufzeichnung enthält keinen Abtastwert dieses Stroms.</translation>
    </message>
    <message>
        <source>The seal of minute {minute} does not follow the one before (byte {due}).</source>
        <extracomment>app/core/recording/verification.py</extracomment>
        <translation>Das Siegel der Minute {minute} folgt nicht auf das vorige (Byte {due}).</translation>
    </message>
    <message>
        <source>Minute {minute} does not match its seal (segment {segment}, bytes {first_byte} to {end_byte}).</source>
        <extracomment>app/core/recording/verification.py</extracomment>
        <translation>Minute {minute} passt nicht zu ihrem Siegel (Segment {segment}, Bytes {first_byte} bis {end_byte}).</translation>
    </message>
    <message>
        <source>What the recording holds is not what its end record says.</source>
        <extracomment>app/core/recording/verification.py</extracomment>
        <translation>Was die Aufzeichnung enthält, ist nicht, was ihr Schluss sagt.</translation>
    </message>
    <message>
        <source>A block follows the end of the recording.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation>Auf das Ende der Aufzeichnung folgt ein Block.</translation>
    </message>
    <message>
        <source>A block of stream {stream_id} has another shape than its stream.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation>Ein Block des Stroms {stream_id} hat eine andere Form als sein Strom.</translation>
    </message>
    <message>
        <source>There is no recording in that folder.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation>In diesem Ordner ist keine Aufzeichnung.</translation>
    </message>
    <message>
        <source>Check the recording&apos;s identifier.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation>Prüfen Sie die Kennung der Aufzeichnung.</translation>
    </message>
    <message>
        <source>The first segment of the recording is missing.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation>Das erste Segment der Aufzeichnung fehlt.</translation>
    </message>
    <message>
        <source>The segment {name} belongs to another recording.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation>Das Segment {name} gehört zu einer anderen Aufzeichnung.</translation>
    </message>
    <message>
        <source>The segment {name} ends at byte {end_byte}; the one after it was begun when it ended at {previous_end_byte}.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation>Das Segment {name} endet bei Byte {end_byte}; das folgende wurde begonnen, als es bei {previous_end_byte} endete.</translation>
    </message>
    <message>
        <source>The segment {name} does not go on where the one before it ends.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation>Das Segment {name} schließt nicht an das vorige an.</translation>
    </message>
    <message>
        <source>The segment {name} follows the end of the recording.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation>Das Segment {name} folgt auf das Ende der Aufzeichnung.</translation>
    </message>
    <message>
        <source>{what} (segment {name}, byte {offset})</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation>{what} (Segment {name}, Byte {offset})</translation>
    </message>
    <message>
        <source>A block is shorter than its header.</source>
        <extracomment>app/core/recording/walking.py</extracomment>
        <translation>Ein Block ist kürzer als sein Kopf.</translation>
    </message>
    <message>
        <source>This recording was closed; it cannot be continued.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation>Diese Aufzeichnung wurde abgeschlossen; sie kann nicht fortgesetzt werden.</translation>
    </message>
    <message>
        <source>A block of stream {stream_id} does not belong to this recording.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation>Ein Block des Stroms {stream_id} gehört nicht zu dieser Aufzeichnung.</translation>
    </message>
    <message>
        <source>A block repeats {value} samples of stream {stream_id}.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation>Ein Block wiederholt {value} Abtastwerte des Stroms {stream_id}.</translation>
    </message>
    <message>
        <source>This stream is not recorded.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation>Dieser Strom wird nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>A recording of that identifier exists already.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation>Eine Aufzeichnung mit dieser Kennung gibt es schon.</translation>
    </message>
    <message>
        <source>The recording&apos;s folder cannot be made: {strerror}.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation>Der Ordner der Aufzeichnung kann nicht angelegt werden: {strerror}.</translation>
    </message>
    <message>
        <source>The disk did not store the recording within {closed_within_s} s.</source>
        <extracomment>app/core/recording/writer.py</extracomment>
        <translation>Der Datenträger hat die Aufzeichnung nicht innerhalb von {closed_within_s} s gespeichert.</translation>
    </message>
    <message>
        <source>The safety program ended while it was asked.</source>
        <extracomment>app/core/safety/control.py</extracomment>
        <translation>Das Sicherheitsprogramm endete, während es gefragt wurde.</translation>
    </message>
    <message>
        <source>Its outputs fall to their safe state by themselves.</source>
        <extracomment>app/core/safety/control.py</extracomment>
        <translation>Seine Ausgänge fallen von selbst in den sicheren Zustand.</translation>
    </message>
    <message>
        <source>The safety program did not answer in time.</source>
        <extracomment>app/core/safety/control.py</extracomment>
        <translation>Das Sicherheitsprogramm hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>It is not known whether the output is stopped; its lease stops it within a third of a second if the safety program hangs.</source>
        <extracomment>app/core/safety/control.py</extracomment>
        <translation>Es ist nicht bekannt, ob der Ausgang gestoppt ist; hängt das Sicherheitsprogramm, stoppt ihn seine Freigabe binnen einer Drittelsekunde.</translation>
    </message>
    <message>
        <source>The safety program gave an answer that is not one.</source>
        <extracomment>app/core/safety/control.py</extracomment>
        <translation>Das Sicherheitsprogramm gab eine ungültige Antwort.</translation>
    </message>
    <message>
        <source>The safety program does not answer.</source>
        <extracomment>app/core/safety/endpoint.py</extracomment>
        <translation>Das Sicherheitsprogramm antwortet nicht.</translation>
    </message>
    <message>
        <source>The safety stop on the screen does not work; every output falls to its safe state by itself.</source>
        <extracomment>app/core/safety/endpoint.py</extracomment>
        <translation>Der Sicherheitsstopp auf dem Bildschirm wirkt nicht; jeder Ausgang fällt von selbst in seinen sicheren Zustand.</translation>
    </message>
    <message>
        <source>The safety program cannot open its socket: {value}.</source>
        <extracomment>app/core/safety/endpoint.py</extracomment>
        <translation>Das Sicherheitsprogramm kann seinen Anschluss nicht öffnen: {value}.</translation>
    </message>
    <message>
        <source>No output can be enabled.</source>
        <extracomment>app/core/safety/endpoint.py</extracomment>
        <translation>Kein Ausgang kann freigegeben werden.</translation>
    </message>
    <message>
        <source>Check that the runtime folder exists and belongs to this user, then start the workstation again.</source>
        <extracomment>app/core/safety/endpoint.py</extracomment>
        <translation>Prüfen Sie, ob es den Laufzeitordner gibt und er diesem Benutzer gehört; dann starten Sie die Workstation erneut.</translation>
    </message>
    <message>
        <source>If something is connected that can do harm, use its own emergency stop or disconnect it now; then restart the workstation.</source>
        <extracomment>app/core/safety/endpoint.py</extracomment>
        <translation>Ist etwas angeschlossen, das schaden kann, benutzen Sie jetzt dessen eigenen Not-Halt oder trennen Sie es; dann starten Sie die Workstation neu.</translation>
    </message>
    <message>
        <source>The output did not start: {why}.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>Der Ausgang startete nicht: {why}.</translation>
    </message>
    <message>
        <source>It is stopped.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>Er ist gestoppt.</translation>
    </message>
    <message>
        <source>The safety stop was triggered meanwhile.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>Inzwischen wurde der Sicherheitsstopp ausgelöst.</translation>
    </message>
    <message>
        <source>The proof test of the safety stop failed: {why}.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>Die Prüfung des Sicherheitsstopps misslang: {why}.</translation>
    </message>
    <message>
        <source>The output must not be used on a patient.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>Der Ausgang darf nicht am Patienten benutzt werden.</translation>
    </message>
    <message>
        <source>Disconnect the output; check it and its cable, reset the stop, and prove it again.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>Trennen Sie den Ausgang; prüfen Sie ihn und sein Kabel, setzen Sie den Stopp zurück und prüfen Sie ihn erneut.</translation>
    </message>
    <message>
        <source>The proof test was interrupted by a stop.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>Die Prüfung wurde durch einen Stopp unterbrochen.</translation>
    </message>
    <message>
        <source>The output was not started, because its start could not be recorded.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>Der Ausgang wurde nicht gestartet, weil sein Start nicht aufgezeichnet werden konnte.</translation>
    </message>
    <message>
        <source>It stays stopped, because its reset could not be recorded.</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>Er bleibt gestoppt, weil sein Zurücksetzen nicht aufgezeichnet werden konnte.</translation>
    </message>
    <message>
        <source>There is no lease for the role {role}.</source>
        <extracomment>app/core/safety/lease_holder.py</extracomment>
        <translation>Für die Rolle {role} gibt es keine Freigabe.</translation>
    </message>
    <message>
        <source>An answer came that nothing had asked for.</source>
        <extracomment>app/core/safety/leases.py</extracomment>
        <translation>Es kam eine Antwort, nach der niemand gefragt hatte.</translation>
    </message>
    <message>
        <source>The text {name} of a {kind} is missing.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation>Der Text {name} von {kind} fehlt.</translation>
    </message>
    <message>
        <source>The integer {name} of a {kind} is missing.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation>Die Ganzzahl {name} von {kind} fehlt.</translation>
    </message>
    <message>
        <source>The number {name} of a {kind} is wrong.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation>Die Zahl {name} von {kind} ist falsch.</translation>
    </message>
    <message>
        <source>The list {name} of a {kind} is missing.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation>Die Liste {name} von {kind} fehlt.</translation>
    </message>
    <message>
        <source>Not a line of JSON.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation>Keine Zeile in JSON.</translation>
    </message>
    <message>
        <source>Not a JSON object with a kind.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation>Kein JSON-Objekt mit einer Art.</translation>
    </message>
    <message>
        <source>It does not read what it is sent.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation>Es liest nicht, was ihm gesendet wird.</translation>
    </message>
    <message>
        <source>The connection broke.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation>Die Verbindung brach ab.</translation>
    </message>
    <message>
        <source>A line is too long.</source>
        <extracomment>app/core/safety/messages.py</extracomment>
        <translation>Eine Zeile ist zu lang.</translation>
    </message>
    <message>
        <source>The output may not run: the safety program grants no lease.</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation>Der Ausgang darf nicht laufen: Das Sicherheitsprogramm gibt ihn nicht frei.</translation>
    </message>
    <message>
        <source>It stays in its safe state.</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation>Er bleibt in seinem sicheren Zustand.</translation>
    </message>
    <message>
        <source>Prove the stop and start the output from the session screen.</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation>Prüfen Sie den Stopp, und starten Sie den Ausgang auf der Sitzungsseite.</translation>
    </message>
    <message>
        <source>The output has not confirmed its safe state.</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation>Der Ausgang hat seinen sicheren Zustand nicht bestätigt.</translation>
    </message>
    <message>
        <source>It may still be running.</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation>Er läuft möglicherweise noch.</translation>
    </message>
    <message>
        <source>Use its own emergency stop or disconnect it from the patient now.</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation>Benutzen Sie jetzt seinen eigenen Not-Halt, oder trennen Sie ihn vom Patienten.</translation>
    </message>
    <message>
        <source>The operator&apos;s window has stopped answering.</source>
        <extracomment>app/core/safety/own_alarm.py</extracomment>
        <translation>Das Fenster der Bedienung antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>The station program has gone, and no window is open.</source>
        <extracomment>app/core/safety/own_alarm.py</extracomment>
        <translation>Das Stationsprogramm ist weg, und kein Fenster ist offen.</translation>
    </message>
    <message>
        <source>Look at the patient. An output that was running has been stopped; a recording goes on.
The safety stop still works: by its chord, its pedal, or the command “neurascale stop”.
Then open the workstation again.</source>
        <extracomment>app/core/safety/own_alarm.py</extracomment>
        <translation>Sehen Sie nach dem Patienten. Ein laufender Ausgang wurde gestoppt; eine Aufzeichnung geht weiter.
Der Sicherheitsstopp wirkt weiterhin: über Tastenkombination, Pedal oder den Befehl „neurascale stop“.
Öffnen Sie dann die Workstation erneut.</translation>
    </message>
    <message>
        <source>Look at the patient. A recording that was running goes on.
The safety stop still works: by its chord, its pedal, or the command “neurascale stop”.
No other alarm can be told: open the workstation again.</source>
        <extracomment>app/core/safety/own_alarm.py</extracomment>
        <translation>Sehen Sie nach dem Patienten. Eine laufende Aufzeichnung geht weiter.
Der Sicherheitsstopp wirkt weiterhin: über Tastenkombination, Pedal oder den Befehl „neurascale stop“.
Andere Alarme können nicht gemeldet werden: Öffnen Sie die Workstation erneut.</translation>
    </message>
    <message>
        <source>The safety program&apos;s own file cannot be read: {value}.</source>
        <extracomment>app/core/safety/record_lines.py</extracomment>
        <translation>Die eigene Datei des Sicherheitsprogramms lässt sich nicht lesen: {value}.</translation>
    </message>
    <message>
        <source>Alarms that the safety program raised by itself are missing from the log until it can.</source>
        <extracomment>app/core/safety/own_alarm_record.py</extracomment>
        <translation>Alarme, die das Sicherheitsprogramm selbst auslöste, fehlen im Protokoll, bis es wieder geht.</translation>
    </message>
    <message>
        <source>The output has confirmed its safe state.</source>
        <extracomment>app/core/safety/own_alarm_voice.py</extracomment>
        <translation>Der Ausgang hat seinen sicheren Zustand bestätigt.</translation>
    </message>
    <message>
        <source>No output is attached.</source>
        <extracomment>app/core/safety/own_alarm_voice.py</extracomment>
        <translation>Es ist kein Ausgang angeschlossen.</translation>
    </message>
    <message>
        <source>The output has NOT confirmed its safe state.</source>
        <extracomment>app/core/safety/own_alarm_voice.py</extracomment>
        <translation>Der Ausgang hat seinen sicheren Zustand NICHT bestätigt.</translation>
    </message>
    <message>
        <source>The output has NOT confirmed its safe state: disconnect it from the patient.</source>
        <extracomment>app/core/safety/own_alarm_voice.py</extracomment>
        <translation>Der Ausgang hat seinen sicheren Zustand NICHT bestätigt: Trennen Sie ihn vom Patienten.</translation>
    </message>
    <message>
        <source>The safety program has an alarm.</source>
        <extracomment>app/core/safety/own_alarm_voice.py</extracomment>
        <translation>Das Sicherheitsprogramm hat einen Alarm.</translation>
    </message>
    <message>
        <source>Another program already holds the role {role} at the safety stop.</source>
        <extracomment>app/core/safety/presence.py</extracomment>
        <translation>Ein anderes Programm hat beim Sicherheitsstopp bereits die Rolle {role}.</translation>
    </message>
    <message>
        <source>That one goes on; this one has no lease.</source>
        <extracomment>app/core/safety/presence.py</extracomment>
        <translation>Jenes läuft weiter; dieses hat keine Freigabe.</translation>
    </message>
    <message>
        <source>Close the other window or program first.</source>
        <extracomment>app/core/safety/presence.py</extracomment>
        <translation>Schließen Sie zuerst das andere Fenster oder Programm.</translation>
    </message>
    <message>
        <source>Free space on the disk or make the data folder writable, then try again.</source>
        <extracomment>app/core/safety/record.py</extracomment>
        <translation>Schaffen Sie Platz, oder machen Sie den Datenordner beschreibbar, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Another safety program already runs on this data folder.</source>
        <extracomment>app/core/safety/record.py</extracomment>
        <translation>Auf diesem Datenordner läuft bereits ein anderes Sicherheitsprogramm.</translation>
    </message>
    <message>
        <source>This one ends; the running one keeps its outputs.</source>
        <extracomment>app/core/safety/record.py</extracomment>
        <translation>Dieses endet; das laufende behält seine Ausgänge.</translation>
    </message>
    <message>
        <source>The safety program&apos;s own file cannot be opened: {value}.</source>
        <extracomment>app/core/safety/record.py</extracomment>
        <translation>Die eigene Datei des Sicherheitsprogramms lässt sich nicht öffnen: {value}.</translation>
    </message>
    <message>
        <source>Make the data folder writable for this user, then start the workstation again.</source>
        <extracomment>app/core/safety/record.py</extracomment>
        <translation>Machen Sie den Datenordner für diesen Benutzer beschreibbar, dann starten Sie die Workstation erneut.</translation>
    </message>
    <message>
        <source>The safety program&apos;s own file cannot be written ({value}).</source>
        <extracomment>app/core/safety/record.py</extracomment>
        <translation>Die eigene Datei des Sicherheitsprogramms lässt sich nicht schreiben ({value}).</translation>
    </message>
    <message>
        <source>Stops that happened while the station was down are missing from the log until it can.</source>
        <extracomment>app/core/safety/recorded_stops.py</extracomment>
        <translation>Stopps, die geschahen, während die Station fehlte, fehlen im Protokoll, bis es wieder geht.</translation>
    </message>
    <message>
        <source>Not a message for this role.</source>
        <extracomment>app/core/safety/server.py</extracomment>
        <translation>Keine Nachricht für diese Rolle.</translation>
    </message>
    <message>
        <source>The token is wrong.</source>
        <extracomment>app/core/safety/server.py</extracomment>
        <translation>Die Kennung ist falsch.</translation>
    </message>
    <message>
        <source>No such role.</source>
        <extracomment>app/core/safety/server.py</extracomment>
        <translation>Diese Rolle gibt es nicht.</translation>
    </message>
    <message>
        <source>No such command.</source>
        <extracomment>app/core/safety/server.py</extracomment>
        <translation>Diesen Befehl gibt es nicht.</translation>
    </message>
    <message>
        <source>The field {name} of a status is missing or wrong.</source>
        <extracomment>app/core/safety/status.py</extracomment>
        <translation>Das Feld {name} eines Zustands fehlt oder ist falsch.</translation>
    </message>
    <message>
        <source>The proof test of the stop was interrupted.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Die Prüfung des Stopps wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The safety stop is not active; there is nothing to reset.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Der Sicherheitsstopp ist nicht ausgelöst; es gibt nichts zurückzusetzen.</translation>
    </message>
    <message>
        <source>The safety stop was not reset: a reset needs the role of the person and a reason.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Der Sicherheitsstopp wurde nicht zurückgesetzt: Dazu gehören die Rolle der Person und ein Grund.</translation>
    </message>
    <message>
        <source>It stays stopped.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Er bleibt gestoppt.</translation>
    </message>
    <message>
        <source>Say who resets it and why it is safe to go on.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Geben Sie an, wer ihn zurücksetzt und warum es sicher ist fortzufahren.</translation>
    </message>
    <message>
        <source>{what}: the safety stop is active ({list}).</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>{what}: Der Sicherheitsstopp ist ausgelöst ({list}).</translation>
    </message>
    <message>
        <source>The output stays in its safe state.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Der Ausgang bleibt in seinem sicheren Zustand.</translation>
    </message>
    <message>
        <source>Clear the cause, then reset the safety stop with your role and a reason.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Beheben Sie die Ursache, dann setzen Sie den Sicherheitsstopp mit Ihrer Rolle und einem Grund zurück.</translation>
    </message>
    <message>
        <source>{what}: the output is in use.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>{what}: Der Ausgang wird benutzt.</translation>
    </message>
    <message>
        <source>Wait for the proof test to end, or end the programme first.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Warten Sie das Ende der Prüfung ab, oder beenden Sie zuerst das Programm.</translation>
    </message>
    <message>
        <source>Bring about what is missing, then try again.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Sorgen Sie für das Fehlende, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The {value} does not hold its lease.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Freigabe fehlt: {value}.</translation>
    </message>
    <message>
        <source>The stop has not been proved on this output.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Der Stopp ist an diesem Ausgang nicht geprüft.</translation>
    </message>
    <message>
        <source>The {value} has not come back.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Nicht zurückgekehrt: {value}.</translation>
    </message>
    <message>
        <source>The site&apos;s settings cannot be used.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Die Einstellungen des Standorts sind nicht verwendbar.</translation>
    </message>
    <message>
        <source>The output is in its safe state.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Der Ausgang ist in seinem sicheren Zustand.</translation>
    </message>
    <message>
        <source>The output is still running.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Der Ausgang läuft noch.</translation>
    </message>
    <message>
        <source>The link to the output is broken; its state is not known.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Die Verbindung zum Ausgang ist unterbrochen; sein Zustand ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The contact “{name}” is open.</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Der Kontakt „{name}“ ist offen.</translation>
    </message>
    <message>
        <source>The data folder cannot be written to.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation>In den Datenordner kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Nothing can be recorded there; what lies there can be read and checked.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation>Dort kann nichts aufgezeichnet werden; was dort liegt, kann gelesen und geprüft werden.</translation>
    </message>
    <message>
        <source>The data folder cannot be made: {value}.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation>Der Datenordner kann nicht angelegt werden: {value}.</translation>
    </message>
    <message>
        <source>Nothing can be recorded there.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation>Dort kann nichts aufgezeichnet werden.</translation>
    </message>
    <message>
        <source>The runtime folder cannot be made: {value}.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation>Der Laufzeitordner kann nicht angelegt werden: {value}.</translation>
    </message>
    <message>
        <source>Programs on this data folder cannot talk to each other.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation>Programme auf diesem Datenordner können nicht miteinander sprechen.</translation>
    </message>
    <message>
        <source>Ask for the right to write to the folder for temporary files.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation>Bitten Sie um Schreibrecht im Ordner für temporäre Dateien.</translation>
    </message>
    <message>
        <source>The runtime folder {folder} belongs to another user.</source>
        <extracomment>app/core/settings/data_directory.py</extracomment>
        <translation>Der Laufzeitordner {folder} gehört einem anderen Benutzer.</translation>
    </message>
    <message>
        <source>{name} has version {schema_version}, this program needs {schema_version2}.</source>
        <extracomment>app/core/settings/limits.py</extracomment>
        <translation>{name} hat Version {schema_version}, dieses Programm braucht {schema_version2}.</translation>
    </message>
    <message>
        <source>The limits in {name} are not as this version needs them: {error}.</source>
        <extracomment>app/core/settings/limits.py</extracomment>
        <translation>Die Grenzwerte in {name} sind nicht, wie diese Version sie braucht: {error}.</translation>
    </message>
    <message>
        <source>The application was installed without its file {list}.</source>
        <extracomment>app/core/settings/resources.py</extracomment>
        <translation>Das Programm wurde ohne seine Datei {list} installiert.</translation>
    </message>
    <message>
        <source>Install the application again.</source>
        <extracomment>app/core/access/roles.py</extracomment>
        <translation>Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>In the table of permissions {value} stands twice.</source>
        <extracomment>app/core/access/roles.py</extracomment>
        <translation>In der Tabelle der Berechtigungen steht {value} zweimal.</translation>
    </message>
    <message>
        <source>The table of permissions cannot be read: {error}.</source>
        <extracomment>app/core/access/roles.py</extracomment>
        <translation>Die Tabelle der Berechtigungen kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>{list} and {name}</source>
        <extracomment>app/core/acquisition/device_names.py</extracomment>
        <translation>{list} und {name}</translation>
    </message>
    <message>
        <source>{device_id} is lost: {lost}</source>
        <extracomment>app/core/acquisition/device_news.py</extracomment>
        <translation>{device_id} ist verloren: {lost}</translation>
    </message>
    <message>
        <source>{device_id} is found again after {found_s} s</source>
        <extracomment>app/core/acquisition/device_news.py</extracomment>
        <translation>{device_id} wurde nach {found_s} s wiedergefunden</translation>
    </message>
    <message>
        <source>{device_id} is back after {back_s} s of silence</source>
        <extracomment>app/core/acquisition/device_news.py</extracomment>
        <translation>{device_id} ist nach {back_s} s Stille zurück</translation>
    </message>
    <message>
        <source>{device_id} is silent for {silent_s} s</source>
        <extracomment>app/core/acquisition/device_news.py</extracomment>
        <translation>{device_id} schweigt seit {silent_s} s</translation>
    </message>
    <message>
        <source>{device_id} has ended: {reason}</source>
        <extracomment>app/core/acquisition/device_news.py</extracomment>
        <translation>{device_id} ist beendet: {reason}</translation>
    </message>
    <message>
        <source>family name</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>given name</source>
        <extracomment>app/core/clinic/patients.py</extracomment>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Simulated amplifier, 21 channels</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>Simulierter Verstärker, 21 Kanäle</translation>
    </message>
    <message>
        <source>10-20 system, 250 Hz</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>10-20-System, 250 Hz</translation>
    </message>
    <message>
        <source>10-20 system, 256 Hz</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>10-20-System, 256 Hz</translation>
    </message>
    <message>
        <source>Simulated amplifier, 64 channels</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>Simulierter Verstärker, 64 Kanäle</translation>
    </message>
    <message>
        <source>10-10 system, 500 Hz</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>10-10-System, 500 Hz</translation>
    </message>
    <message>
        <source>Simulated amplifier, 256 channels</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>Simulierter Verstärker, 256 Kanäle</translation>
    </message>
    <message>
        <source>10-5 system, 1000 Hz</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>10-5-System, 1000 Hz</translation>
    </message>
    <message>
        <source>BrainFlow synthetic board</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>BrainFlow-Testboard</translation>
    </message>
    <message>
        <source>16 channels, 250 Hz, signals made by software</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>16 Kanäle, 250 Hz, Signale aus Software</translation>
    </message>
    <message>
        <source>{name} on {port}</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>{name} an {port}</translation>
    </message>
    <message>
        <source>If that is what is behind this port. {detail}</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>Falls dies hinter dem Anschluss liegt. {detail}</translation>
    </message>
    <message>
        <source>LSL, {value}, {n_channels} channels, {rate_hz} Hz, on {hostname}</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>LSL, {value}, {n_channels} Kanäle, {rate_hz} Hz, auf {hostname}</translation>
    </message>
    <message>
        <source>no type</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>ohne Typ</translation>
    </message>
    <message>
        <source>{detail}, with {count} marker stream{value}</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>{detail}, Markerströme: {count}{value}</translation>
    </message>
    <message>
        <source>Cannot be played. {what}</source>
        <extracomment>app/core/devices/catalogue.py</extracomment>
        <translation>Kann nicht abgespielt werden. {what}</translation>
    </message>
    <message>
        <source>of type</source>
        <extracomment>app/core/devices/lsl_choice.py</extracomment>
        <translation>vom Typ</translation>
    </message>
    <message>
        <source>with source id</source>
        <extracomment>app/core/devices/lsl_choice.py</extracomment>
        <translation>mit Quellen-ID</translation>
    </message>
    <message>
        <source>with uid</source>
        <extracomment>app/core/devices/lsl_choice.py</extracomment>
        <translation>mit UID</translation>
    </message>
    <message>
        <source>{format_name} file, {n_channels} channels</source>
        <extracomment>app/core/devices/playback.py</extracomment>
        <translation>{format_name}-Datei, {n_channels} Kanäle</translation>
    </message>
    <message>
        <source>The device delivers at {measured_hz} Hz</source>
        <extracomment>app/core/devices/rate_watch.py</extracomment>
        <translation>Das Gerät liefert mit {measured_hz} Hz</translation>
    </message>
    <message>
        <source>, not at the {rate_hz} Hz it says</source>
        <extracomment>app/core/devices/rate_watch.py</extracomment>
        <translation>, nicht mit den angegebenen {rate_hz} Hz</translation>
    </message>
    <message>
        <source> again, as it says</source>
        <extracomment>app/core/devices/rate_watch.py</extracomment>
        <translation> wieder wie angegeben</translation>
    </message>
    <message>
        <source>not known</source>
        <extracomment>app/core/devices/serial_stimulator.py</extracomment>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Eyes closed</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Augen geschlossen</translation>
    </message>
    <message>
        <source>Eyes open</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Augen offen</translation>
    </message>
    <message>
        <source>Simulated seizure begins</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Simulierter Anfall beginnt</translation>
    </message>
    <message>
        <source>Simulated seizure ends</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Simulierter Anfall endet</translation>
    </message>
    <message>
        <source>Electrode off: {label}</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Elektrode ab: {label}</translation>
    </message>
    <message>
        <source>Electrode back on: {label}</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Elektrode wieder an: {label}</translation>
    </message>
    <message>
        <source>No longer saturated: {value}</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Nicht mehr übersteuert: {value}</translation>
    </message>
    <message>
        <source>Input saturated: {value}</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>Eingang übersteuert: {value}</translation>
    </message>
    <message>
        <source>all inputs</source>
        <extracomment>app/core/devices/simulated_commands.py</extracomment>
        <translation>alle Eingänge</translation>
    </message>
    <message>
        <source>Simulated stimulator</source>
        <extracomment>app/core/devices/simulated_stimulator.py</extracomment>
        <translation>Simulierter Stimulator</translation>
    </message>
    <message>
        <source>no current</source>
        <extracomment>app/core/devices/simulated_stimulator.py</extracomment>
        <translation>kein Strom</translation>
    </message>
    <message>
        <source>pressed by the operator</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>vom Bedienenden gedrückt</translation>
    </message>
    <message>
        <source>asked for by command</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>durch Befehl verlangt</translation>
    </message>
    <message>
        <source>an alarm</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>ein Alarm</translation>
    </message>
    <message>
        <source>a device fault</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>ein Gerätefehler</translation>
    </message>
    <message>
        <source>a program stopped answering</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>ein Programm antwortete nicht mehr</translation>
    </message>
    <message>
        <source>a program answered wrongly</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>ein Programm antwortete falsch</translation>
    </message>
    <message>
        <source>the link to the output was lost</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>die Verbindung zum Ausgang ging verloren</translation>
    </message>
    <message>
        <source>the output did not confirm its safe state</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>der Ausgang bestätigte seinen sicheren Zustand nicht</translation>
    </message>
    <message>
        <source>the proof test failed</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>die Prüfung des Stopps misslang</translation>
    </message>
    <message>
        <source>the safety program was restarted</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>das Sicherheitsprogramm wurde neu gestartet</translation>
    </message>
    <message>
        <source>the safety program was ended</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>das Sicherheitsprogramm wurde beendet</translation>
    </message>
    <message>
        <source>the safety program&apos;s own file is damaged</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>die eigene Datei des Sicherheitsprogramms ist beschädigt</translation>
    </message>
    <message>
        <source>the keys of the stop were pressed</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>die Stopptasten wurden gedrückt</translation>
    </message>
    <message>
        <source>a pedal or button was pressed, or its cable is broken</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>ein Pedal oder Knopf wurde gedrückt, oder sein Kabel ist gebrochen</translation>
    </message>
    <message>
        <source>a pedal or button is no longer heard</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>ein Pedal oder Knopf meldet sich nicht mehr</translation>
    </message>
    <message>
        <source>asked for from elsewhere</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>von anderer Stelle verlangt</translation>
    </message>
    <message>
        <source>the window</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>das Fenster</translation>
    </message>
    <message>
        <source>what watches the pedal</source>
        <extracomment>app/core/safety/cause_words.py</extracomment>
        <translation>die Pedalüberwachung</translation>
    </message>
    <message>
        <source>not started</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>nicht gestartet</translation>
    </message>
    <message>
        <source>not enabled</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>nicht freigegeben</translation>
    </message>
    <message>
        <source>not at all</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>only after {latency_ms} ms</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>erst nach {latency_ms} ms</translation>
    </message>
    <message>
        <source>{name} was safe {took}</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>{name} war sicher {took}</translation>
    </message>
    <message>
        <source>{name} did not start</source>
        <extracomment>app/core/safety/keeper.py</extracomment>
        <translation>{name} startete nicht</translation>
    </message>
    <message>
        <source>tried again</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation>erneut versucht</translation>
    </message>
    <message>
        <source>went to</source>
        <extracomment>app/core/safety/output_guard.py</extracomment>
        <translation>ging in</translation>
    </message>
    <message>
        <source>The stop cannot be proved</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Der Stopp kann nicht geprüft werden</translation>
    </message>
    <message>
        <source>The output cannot be started</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Der Ausgang kann nicht gestartet werden</translation>
    </message>
    <message>
        <source>The safety stop cannot be reset yet</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Der Sicherheitsstopp kann noch nicht zurückgesetzt werden</translation>
    </message>
    <message>
        <source>operator&apos;s window</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Fenster der Bedienung</translation>
    </message>
    <message>
        <source>acquisition program</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Erfassungsprogramm</translation>
    </message>
    <message>
        <source>program that watches the pedal</source>
        <extracomment>app/core/safety/stop_machine.py</extracomment>
        <translation>Programm der Pedalüberwachung</translation>
    </message>
    <message>
        <source>The site&apos;s settings in {name} cannot be used: {why}</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation>Die Einstellungen des Standorts in {name} sind nicht verwendbar: {why}</translation>
    </message>
    <message>
        <source>No output can be started until they can.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation>Bis dahin kann kein Ausgang gestartet werden.</translation>
    </message>
    <message>
        <source>Correct {path}, and start the workstation again. Without the file, the defaults hold.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation>Berichtigen Sie {path}, und starten Sie die Workstation erneut. Ohne die Datei gelten die Vorgaben.</translation>
    </message>
    <message>
        <source>The chord “{keys}” names a key that is not known: “{value}”.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation>Die Tastenkombination „{keys}“ nennt eine unbekannte Taste: „{value}“.</translation>
    </message>
    <message>
        <source>Use {list} with a letter, F1 to F12, {list2}.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation>Benutzen Sie {list} mit einem Buchstaben, F1 bis F12, {list2}.</translation>
    </message>
    <message>
        <source>The chord “{keys}” could be pressed by accident.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation>Die Tastenkombination „{keys}“ könnte versehentlich gedrückt werden.</translation>
    </message>
    <message>
        <source>The safety stop would come when nobody means it.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation>Der Sicherheitsstopp käme, wenn niemand ihn meint.</translation>
    </message>
    <message>
        <source>Give at least two of Ctrl, Alt, Shift, Meta, and one other key.</source>
        <extracomment>app/core/settings/site.py</extracomment>
        <translation>Geben Sie mindestens zwei von Strg, Alt, Umschalt, Meta und eine weitere Taste an.</translation>
    </message>
    <message>
        <source>A block must be C-contiguous float32 (channels, samples), not {dtype} {shape}.</source>
        <extracomment>app/core/signals/blocks.py</extracomment>
        <translation>Ein Block muss C-zusammenhängend float32 (Kanäle, Abtastwerte) sein, nicht {dtype} {shape}.</translation>
    </message>
    <message>
        <source>A block header has {size} bytes, this one {count}.</source>
        <extracomment>app/core/signals/blocks.py</extracomment>
        <translation>Ein Blockkopf hat {size} Bytes, dieser {count}.</translation>
    </message>
    <message>
        <source>Not a block header: magic {magic}, version {version}.</source>
        <extracomment>app/core/signals/blocks.py</extracomment>
        <translation>Kein Blockkopf: Kennzahl {magic}, Version {version}.</translation>
    </message>
    <message>
        <source>A block of {n_channels} x {n_samples} has {value} bytes, this one {count}.</source>
        <extracomment>app/core/signals/blocks.py</extracomment>
        <translation>Ein Block von {n_channels} x {n_samples} hat {value} Bytes, dieser {count}.</translation>
    </message>
    <message>
        <source>A comment has at most {longest_comment} characters.</source>
        <extracomment>app/core/signals/channel_changes.py</extracomment>
        <translation>Eine Bemerkung hat höchstens {longest_comment} Zeichen.</translation>
    </message>
    <message>
        <source>Nothing is different about the channel {label}.</source>
        <extracomment>app/core/signals/channel_changes.py</extracomment>
        <translation>Am Kanal {label} ist nichts geändert.</translation>
    </message>
    <message>
        <source>A channel&apos;s label has 1 to {longest_label} printable characters.</source>
        <extracomment>app/core/signals/channel_changes.py</extracomment>
        <translation>Eine Kanalbezeichnung hat 1 bis {longest_label} druckbare Zeichen.</translation>
    </message>
    <message>
        <source>There is a channel {new_label} already.</source>
        <extracomment>app/core/signals/channel_changes.py</extracomment>
        <translation>Einen Kanal {new_label} gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another label.</source>
        <extracomment>app/core/signals/channel_changes.py</extracomment>
        <translation>Wählen Sie eine andere Bezeichnung.</translation>
    </message>
    <message>
        <source>a device</source>
        <extracomment>app/core/station/acquisition_desk.py</extracomment>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source> of {name}</source>
        <extracomment>app/core/station/acquisition_desk.py</extracomment>
        <translation> von {name}</translation>
    </message>
    <message>
        <source>{seconds} s of signal{whose} are missing ({cause}).</source>
        <extracomment>app/core/station/acquisition_desk.py</extracomment>
        <translation>{seconds} s Signal{whose} fehlen ({cause}).</translation>
    </message>
    <message>
        <source>Gap of {seconds} s{whose} ({cause})</source>
        <extracomment>app/core/station/acquisition_desk.py</extracomment>
        <translation>Lücke von {seconds} s{whose} ({cause})</translation>
    </message>
    <message>
        <source>Acquisition came back and goes on with the recording</source>
        <extracomment>app/core/station/acquisition_desk.py</extracomment>
        <translation>Die Erfassung ist zurück und setzt die Aufzeichnung fort</translation>
    </message>
    <message>
        <source>Acquisition came back and could not go on with the recording; it ends here. All before is kept.</source>
        <extracomment>app/core/station/acquisition_desk.py</extracomment>
        <translation>Die Erfassung ist zurück und konnte die Aufzeichnung nicht fortsetzen; sie endet hier. Alles davor bleibt erhalten.</translation>
    </message>
    <message>
        <source>The acquisition program does not run.</source>
        <extracomment>app/core/station/acquisition_link.py</extracomment>
        <translation>Das Erfassungsprogramm läuft nicht.</translation>
    </message>
    <message>
        <source>No device can be used. What was recorded is kept.</source>
        <extracomment>app/core/station/acquisition_link.py</extracomment>
        <translation>Es kann kein Gerät benutzt werden. Was aufgezeichnet ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>It is being started again; if this stays, close the workstation and open it again.</source>
        <extracomment>app/core/station/acquisition_link.py</extracomment>
        <translation>Es wird neu gestartet; bleibt dies so, schließen Sie die Workstation und öffnen Sie sie erneut.</translation>
    </message>
    <message>
        <source>“{value}” is not a moment.</source>
        <extracomment>app/core/station/alarm_history.py</extracomment>
        <translation>„{value}“ ist kein Zeitpunkt.</translation>
    </message>
    <message>
        <source>Write it as 2026-05-04 or 2026-05-04T09:30:00+00:00.</source>
        <extracomment>app/core/station/alarm_history.py</extracomment>
        <translation>Schreiben Sie ihn als 2026-05-04 oder 2026-05-04T09:30:00+00:00.</translation>
    </message>
    <message>
        <source>Delays and alarm conditions do not match: {list}.</source>
        <extracomment>app/core/station/alarm_limits.py</extracomment>
        <translation>Verzögerungen und Alarmbedingungen passen nicht zusammen: {list}.</translation>
    </message>
    <message>
        <source>It was raised before the station was restarted, at {value}.</source>
        <extracomment>app/core/station/alarm_restoration.py</extracomment>
        <translation>Er wurde vor dem Neustart der Station ausgelöst, um {value}.</translation>
    </message>
    <message>
        <source>It was away for {value} s at most.</source>
        <extracomment>app/core/station/alarm_restoration.py</extracomment>
        <translation>Sie war höchstens {value} s weg.</translation>
    </message>
    <message>
        <source>It stood still for {value} s.</source>
        <extracomment>app/core/station/alarm_rounds.py</extracomment>
        <translation>Es stand {value} s still.</translation>
    </message>
    <message>
        <source>The site&apos;s settings name “{name}” among the alarms that stop, which cannot be.</source>
        <extracomment>app/core/station/alarm_stop.py</extracomment>
        <translation>Die Einstellungen des Standorts nennen „{name}“ unter den Alarmen, die stoppen; das geht nicht.</translation>
    </message>
    <message>
        <source>No output can be started until they can be used.</source>
        <extracomment>app/core/station/alarm_stop.py</extracomment>
        <translation>Bis sie verwendbar sind, kann kein Ausgang gestartet werden.</translation>
    </message>
    <message>
        <source>Use names of: {list}.</source>
        <extracomment>app/core/station/alarm_stop.py</extracomment>
        <translation>Benutzen Sie Namen aus: {list}.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was put {value} by {value2} s.</source>
        <extracomment>app/core/station/alarm_watch.py</extracomment>
        <translation>Die Uhr dieses Rechners wurde um {value2} s verstellt ({value}).</translation>
    </message>
    <message>
        <source>The clock of {name} jumped by {value} s against this computer&apos;s.</source>
        <extracomment>app/core/station/alarm_watch.py</extracomment>
        <translation>Die Uhr von {name} sprang um {value} s gegenüber der dieses Rechners.</translation>
    </message>
    <message>
        <source>acquisition was late {late} times</source>
        <extracomment>app/core/station/alarm_watch.py</extracomment>
        <translation>Erfassung {late}-mal verspätet</translation>
    </message>
    <message>
        <source>{lost} blocks did not reach the picture</source>
        <extracomment>app/core/station/alarm_watch.py</extracomment>
        <translation>{lost} Blöcke erreichten das Bild nicht</translation>
    </message>
    <message>
        <source>the picture is {value} s behind</source>
        <extracomment>app/core/station/alarm_watch.py</extracomment>
        <translation>das Bild liegt {value} s zurück</translation>
    </message>
    <message>
        <source>In the last {span_s} s: {list}.</source>
        <extracomment>app/core/station/alarm_watch.py</extracomment>
        <translation>In den letzten {span_s} s: {list}.</translation>
    </message>
    <message>
        <source>Acquisition answered AddAnnotation with something else.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation>Die Erfassung antwortete auf AddAnnotation mit etwas anderem.</translation>
    </message>
    <message>
        <source>This session has no such annotation.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation>Diese Sitzung hat keine solche Markierung.</translation>
    </message>
    <message>
        <source>The annotation was withdrawn.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation>Die Markierung wurde zurückgezogen.</translation>
    </message>
    <message>
        <source>Set a new one.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation>Setzen Sie eine neue.</translation>
    </message>
    <message>
        <source>The annotation was changed meanwhile.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation>Die Markierung wurde inzwischen geändert.</translation>
    </message>
    <message>
        <source>Somebody else has corrected it; nothing was overwritten.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation>Jemand anderes hat sie berichtigt; nichts wurde überschrieben.</translation>
    </message>
    <message>
        <source>Look at it again, and correct it then.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation>Sehen Sie sie erneut an, und berichtigen Sie sie dann.</translation>
    </message>
    <message>
        <source>An annotation has a text of 1 to {longest_text} characters.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation>Eine Markierung hat einen Text von 1 bis {longest_text} Zeichen.</translation>
    </message>
    <message>
        <source>An annotation does not begin before the recording.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation>Eine Markierung beginnt nicht vor der Aufzeichnung.</translation>
    </message>
    <message>
        <source>An annotation does not last less than no time.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation>Eine Markierung hat keine negative Dauer.</translation>
    </message>
    <message>
        <source>An annotation is withdrawn with a reason.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation>Eine Markierung wird mit einem Grund zurückgezogen.</translation>
    </message>
    <message>
        <source>Say why it does not hold.</source>
        <extracomment>app/core/station/annotating.py</extracomment>
        <translation>Geben Sie an, warum sie nicht gilt.</translation>
    </message>
    <message>
        <source>This device has no test signal of its own.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>Dieses Gerät hat kein eigenes Testsignal.</translation>
    </message>
    <message>
        <source>Check it with a signal generator, as its maker says.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>Prüfen Sie es mit einem Signalgenerator, wie der Hersteller angibt.</translation>
    </message>
    <message>
        <source>The amplifier can be checked only between opening and recording.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>Der Verstärker kann nur zwischen Öffnen und Aufzeichnung geprüft werden.</translation>
    </message>
    <message>
        <source>Wait for the step before it.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>Warten Sie auf den Schritt davor.</translation>
    </message>
    <message>
        <source>The amplifier is being checked.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>Der Verstärker wird gerade geprüft.</translation>
    </message>
    <message>
        <source>Its inputs have a test signal instead of the electrodes.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>An seinen Eingängen liegt ein Testsignal statt der Elektroden.</translation>
    </message>
    <message>
        <source>Wait some seconds until the check is done.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>Warten Sie einige Sekunden, bis die Prüfung beendet ist.</translation>
    </message>
    <message>
        <source>It has no channel that measures a voltage.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>Er hat keinen Kanal, der eine Spannung misst.</translation>
    </message>
    <message>
        <source>The device does not deliver without gaps, or not before the recording.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>Das Gerät liefert nicht lückenlos oder nicht vor der Aufzeichnung.</translation>
    </message>
    <message>
        <source>Look at its link; a file or a source that waits for the recording cannot be checked.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>Sehen Sie nach seiner Verbindung; eine Datei oder eine Quelle, die auf die Aufzeichnung wartet, kann nicht geprüft werden.</translation>
    </message>
    <message>
        <source>a square wave</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>einem Rechtecksignal</translation>
    </message>
    <message>
        <source>a sine wave</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>einem Sinussignal</translation>
    </message>
    <message>
        <source>shorted inputs</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>kurzgeschlossenen Eingängen</translation>
    </message>
    <message>
        <source>Checking the amplifier.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>Der Verstärker wird geprüft.</translation>
    </message>
    <message>
        <source>Checking {name} with {value}.</source>
        <extracomment>app/core/station/calibration_activities.py</extracomment>
        <translation>{name} wird mit {value} geprüft.</translation>
    </message>
    <message>
        <source>consent to stimulation was withdrawn</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation>Einwilligung zur Stimulation widerrufen</translation>
    </message>
    <message>
        <source>What was recorded until now is kept, as the law asks of a medical record; it is given to nobody for a purpose that was withdrawn.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation>Was bisher aufgezeichnet ist, bleibt erhalten, wie das Gesetz es von einer Krankenakte verlangt; für einen widerrufenen Zweck wird es niemandem gegeben.</translation>
    </message>
    <message>
        <source>The recording ends in order. It is not analysed, no report is written, and the session ends.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation>Die Aufzeichnung endet geordnet. Sie wird nicht ausgewertet, es wird kein Bericht geschrieben, und die Sitzung endet.</translation>
    </message>
    <message>
        <source>The stimulation has been stopped and stays stopped. The recording goes on.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation>Die Stimulation wurde gestoppt und bleibt gestoppt. Die Aufzeichnung geht weiter.</translation>
    </message>
    <message>
        <source>Nothing more is given out for research. The session goes on.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation>Für die Forschung wird nichts mehr weitergegeben. Die Sitzung geht weiter.</translation>
    </message>
    <message>
        <source>No session runs for this patient; from now on nothing begins for that purpose.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation>Für diesen Patienten läuft keine Sitzung; für diesen Zweck beginnt ab jetzt nichts mehr.</translation>
    </message>
    <message>
        <source>The stop was not confirmed by the safety program: switch the stimulator off at its own switch. The recording goes on.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation>Das Sicherheitsprogramm hat den Stopp nicht bestätigt: Schalten Sie den Stimulator an seinem eigenen Schalter aus. Die Aufzeichnung geht weiter.</translation>
    </message>
    <message>
        <source>Consent to {purpose} withdrawn</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation>Einwilligung widerrufen: {purpose}</translation>
    </message>
    <message>
        <source>This session uses no stimulator. It goes on.</source>
        <extracomment>app/core/station/consent_requests.py</extracomment>
        <translation>Diese Sitzung benutzt keinen Stimulator. Sie geht weiter.</translation>
    </message>
    <message>
        <source>Acquisition answered OpenDevice with something else.</source>
        <extracomment>app/core/station/device_activities.py</extracomment>
        <translation>Die Erfassung antwortete auf OpenDevice mit etwas anderem.</translation>
    </message>
    <message>
        <source>The session is not in the store.</source>
        <extracomment>app/core/station/device_activities.py</extracomment>
        <translation>Die Sitzung ist nicht im Speicher.</translation>
    </message>
    <message>
        <source>Acquisition answered StartRecording with something else.</source>
        <extracomment>app/core/station/device_activities.py</extracomment>
        <translation>Die Erfassung antwortete auf StartRecording mit etwas anderem.</translation>
    </message>
    <message>
        <source>Begin the session again.</source>
        <extracomment>app/core/station/device_activities.py</extracomment>
        <translation>Beginnen Sie die Sitzung erneut.</translation>
    </message>
    <message>
        <source>The acquisition program does not say what it is doing.</source>
        <extracomment>app/core/station/device_activities.py</extracomment>
        <translation>Das Erfassungsprogramm sagt nicht, was es tut.</translation>
    </message>
    <message>
        <source>Silent: {list}.</source>
        <extracomment>app/core/station/device_desk.py</extracomment>
        <translation>Stumm: {list}.</translation>
    </message>
    <message>
        <source>This is not a date and time with its zone.</source>
        <extracomment>app/core/station/duty_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter it as YYYY-MM-DDTHH:MM+00:00.</source>
        <extracomment>app/core/station/duty_requests.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event of an unknown type was replayed.</source>
        <extracomment>app/core/station/event_watch.py</extracomment>
        <translation>Ein Ereignis unbekannten Typs wurde wiedergegeben.</translation>
    </message>
    <message>
        <source>The folder holds a thousand exports of this recording.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Der Ordner enthält tausend Exporte dieser Aufzeichnung.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>There is no such purpose of an export.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Diesen Zweck eines Exports gibt es nicht.</translation>
    </message>
    <message>
        <source>This patient has not consented to research, or has withdrawn that consent.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Dieser Patient hat nicht in Forschung eingewilligt oder die Einwilligung widerrufen.</translation>
    </message>
    <message>
        <source>Ask the patient for consent to research, or export it for care only.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Bitten Sie den Patienten um Einwilligung in Forschung, oder exportieren Sie nur für die Behandlung.</translation>
    </message>
    <message>
        <source>This station has no recording of that identifier.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Diese Station hat keine Aufzeichnung mit dieser Kennung.</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <extracomment>app/core/clinic/duty.py</extracomment>
        <translation>Wählen Sie eine aus der Liste.</translation>
    </message>
    <message>
        <source>The format {chosen} has no place to say whose recording it is.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Das Format {chosen} hat keinen Platz für die Angabe, wessen Aufzeichnung es ist.</translation>
    </message>
    <message>
        <source>The folder for the export is not there.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Den Ordner für den Export gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose a folder that exists.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Wählen Sie einen vorhandenen Ordner.</translation>
    </message>
    <message>
        <source>Exports do not belong into the data folder.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Exporte gehören nicht in den Datenordner.</translation>
    </message>
    <message>
        <source>What lies there is the record itself.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Was dort liegt, ist die Akte selbst.</translation>
    </message>
    <message>
        <source>Another export is running.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Ein anderer Export läuft.</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it first.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Warten Sie auf ihn, oder brechen Sie ihn zuerst ab.</translation>
    </message>
    <message>
        <source>This export has ended already.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Dieser Export ist bereits beendet.</translation>
    </message>
    <message>
        <source>There is no export format {format}.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Es gibt kein Exportformat {format}.</translation>
    </message>
    <message>
        <source>The export did not say what it has written.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Der Export hat nicht gesagt, was er geschrieben hat.</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing of it is left.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Der Export wurde abgebrochen; es ist nichts davon übrig.</translation>
    </message>
    <message>
        <source>Compared with the recording: all {values_compared} values are equal.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Mit der Aufzeichnung verglichen: Alle {values_compared} Werte sind gleich.</translation>
    </message>
    <message>
        <source>Compared with the recording: all {values_compared} values agree, as exactly as the format can hold them.</source>
        <extracomment>app/core/station/export_desk.py</extracomment>
        <translation>Mit der Aufzeichnung verglichen: Alle {values_compared} Werte stimmen überein, so genau das Format sie fassen kann.</translation>
    </message>
    <message>
        <source>This data folder has no log.</source>
        <extracomment>app/core/station/export_notes.py</extracomment>
        <translation>Dieser Datenordner hat kein Protokoll.</translation>
    </message>
    <message>
        <source>The data folder cannot be written: {value}.</source>
        <extracomment>app/core/station/export_notes.py</extracomment>
        <translation>In den Datenordner kann nicht geschrieben werden: {value}.</translation>
    </message>
    <message>
        <source>Acquisition answered MeasureImpedance with something else.</source>
        <extracomment>app/core/station/impedance_activities.py</extracomment>
        <translation>Die Erfassung antwortete auf MeasureImpedance mit etwas anderem.</translation>
    </message>
    <message>
        <source>The device cannot measure impedances.</source>
        <extracomment>app/core/station/impedance_activities.py</extracomment>
        <translation>Das Gerät kann keine Impedanzen messen.</translation>
    </message>
    <message>
        <source>The device is gone.</source>
        <extracomment>app/core/station/impedance_activities.py</extracomment>
        <translation>Das Gerät ist weg.</translation>
    </message>
    <message>
        <source>After the recording {count} electrodes had lost their contact: {value}.</source>
        <extracomment>app/core/station/impedance_activities.py</extracomment>
        <translation>Nach der Aufzeichnung hatten {count} Elektroden keinen Kontakt mehr: {value}.</translation>
    </message>
    <message>
        <source>After the recording electrode {value} had lost its contact.</source>
        <extracomment>app/core/station/impedance_activities.py</extracomment>
        <translation>Nach der Aufzeichnung hatte die Elektrode {value} keinen Kontakt mehr.</translation>
    </message>
    <message>
        <source>{named} and {rest} more</source>
        <extracomment>app/core/station/impedance_activities.py</extracomment>
        <translation>{named} und {rest} weitere</translation>
    </message>
    <message>
        <source>The station did not answer within {timeout_s} s.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation>Die Station hat nicht innerhalb von {timeout_s} s geantwortet.</translation>
    </message>
    <message>
        <source>No session can be started; a recording that is running goes on.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation>Es kann keine Sitzung begonnen werden; eine laufende Aufzeichnung geht weiter.</translation>
    </message>
    <message>
        <source>See {value}; end the process &apos;neurascale station&apos; and try again.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation>Siehe {value}; beenden Sie den Prozess „neurascale station“ und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>station.out</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation>station.out</translation>
    </message>
    <message>
        <source>The station is just ending.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation>Die Station wird gerade beendet.</translation>
    </message>
    <message>
        <source>Its sessions are kept.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation>Ihre Sitzungen bleiben erhalten.</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation>Öffnen Sie sie erneut.</translation>
    </message>
    <message>
        <source>The station ended while starting (exit code {returncode}). {value}</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation>Die Station endete beim Start (Code {returncode}). {value}</translation>
    </message>
    <message>
        <source>No session can be started.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation>Es kann keine Sitzung begonnen werden.</translation>
    </message>
    <message>
        <source>See {value}.</source>
        <extracomment>app/core/station/launching.py</extracomment>
        <translation>Siehe {value}.</translation>
    </message>
    <message>
        <source>The {task} ended, but its answer has no end.</source>
        <extracomment>app/core/station/one_shot_tasks.py</extracomment>
        <translation>{task}: beendet, aber die Antwort hat kein Ende.</translation>
    </message>
    <message>
        <source>The recording is complete and untouched.</source>
        <extracomment>app/core/station/one_shot_tasks.py</extracomment>
        <translation>Die Aufzeichnung ist vollständig und unberührt.</translation>
    </message>
    <message>
        <source>The {task} ended with exit code {code}: {value}</source>
        <extracomment>app/core/station/one_shot_tasks.py</extracomment>
        <translation>{task}: beendet mit Code {code}: {value}</translation>
    </message>
    <message>
        <source>The {task} was given up.</source>
        <extracomment>app/core/station/one_shot_tasks.py</extracomment>
        <translation>{task}: aufgegeben.</translation>
    </message>
    <message>
        <source>The {task} was not done within {timeout_s} s and was ended.</source>
        <extracomment>app/core/station/one_shot_tasks.py</extracomment>
        <translation>{task}: nicht innerhalb von {timeout_s} s fertig und daher beendet.</translation>
    </message>
    <message>
        <source>What was waited for did not come within {timeout_s} s.</source>
        <extracomment>app/core/station/operator_line.py</extracomment>
        <translation>Das Erwartete kam nicht innerhalb von {timeout_s} s.</translation>
    </message>
    <message>
        <source>This session uses no stimulator.</source>
        <extracomment>app/core/station/output_activities.py</extracomment>
        <translation>Diese Sitzung benutzt keinen Stimulator.</translation>
    </message>
    <message>
        <source>Begin a session with one.</source>
        <extracomment>app/core/station/output_activities.py</extracomment>
        <translation>Beginnen Sie eine Sitzung mit einem Stimulator.</translation>
    </message>
    <message>
        <source>Acquisition answered SetOutputAmplitude with something else.</source>
        <extracomment>app/core/station/output_activities.py</extracomment>
        <translation>Die Erfassung antwortete auf SetOutputAmplitude mit etwas anderem.</translation>
    </message>
    <message>
        <source>It gave {amplitude_ma} mA; {ordered_ma} mA were ordered.</source>
        <extracomment>app/core/station/output_news.py</extracomment>
        <translation>Er gab {amplitude_ma} mA ab; angeordnet waren {ordered_ma} mA.</translation>
    </message>
    <message>
        <source>It ended: {last_exit}.</source>
        <extracomment>app/core/station/program_news.py</extracomment>
        <translation>Es endete: {last_exit}.</translation>
    </message>
    <message>
        <source>It ended too often and is not started again: close the workstation and open it anew.</source>
        <extracomment>app/core/station/program_news.py</extracomment>
        <translation>Es endete zu oft und wird nicht mehr gestartet: Schließen Sie die Workstation und öffnen Sie sie erneut.</translation>
    </message>
    <message>
        <source>A channel is named by its label.</source>
        <extracomment>app/core/station/recording_requests.py</extracomment>
        <translation>Ein Kanal wird mit seiner Bezeichnung benannt.</translation>
    </message>
    <message>
        <source>Acquisition answered ApplyChannelChange with something else.</source>
        <extracomment>app/core/station/recording_requests.py</extracomment>
        <translation>Die Erfassung antwortete auf ApplyChannelChange mit etwas anderem.</translation>
    </message>
    <message>
        <source>The recording does not advance: nothing new for {still_s} s.</source>
        <extracomment>app/core/station/recording_watch.py</extracomment>
        <translation>Die Aufzeichnung läuft nicht weiter: seit {still_s} s nichts Neues.</translation>
    </message>
    <message>
        <source>Consent to be recorded was withdrawn.</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation>Die Einwilligung zur Aufzeichnung wurde widerrufen.</translation>
    </message>
    <message>
        <source>What was recorded until then is kept; it is neither analysed nor reported.</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation>Was bis dahin aufgezeichnet ist, bleibt erhalten; es wird weder ausgewertet noch berichtet.</translation>
    </message>
    <message>
        <source>Go on only if the patient gives consent anew.</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation>Fahren Sie nur fort, wenn der Patient erneut einwilligt.</translation>
    </message>
    <message>
        <source>consent to be recorded was withdrawn</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation>Einwilligung zur Aufzeichnung widerrufen</translation>
    </message>
    <message>
        <source>session completed</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation>Sitzung abgeschlossen</translation>
    </message>
    <message>
        <source>no reason given</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation>ohne Angabe von Gründen</translation>
    </message>
    <message>
        <source>consent withdrawn</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>The recording could not be analysed.</source>
        <extracomment>app/core/station/report_activities.py</extracomment>
        <translation>Die Aufzeichnung konnte nicht ausgewertet werden.</translation>
    </message>
    <message>
        <source>Cause: {value}.</source>
        <extracomment>app/core/station/safety_desk.py</extracomment>
        <translation>Ursache: {value}.</translation>
    </message>
    <message>
        <source>This station&apos;s workflows lie on a Temporal server.</source>
        <extracomment>app/core/station/workflow_offline.py</extracomment>
        <translation>Die Abläufe dieser Station liegen auf einem Temporal-Server.</translation>
    </message>
    <message>
        <source>They cannot be read from the data folder.</source>
        <extracomment>app/core/station/workflow_offline.py</extracomment>
        <translation>Aus dem Datenordner lassen sie sich nicht lesen.</translation>
    </message>
    <message>
        <source>Start the station and ask again, or look at the server&apos;s own pages.</source>
        <extracomment>app/core/station/workflow_offline.py</extracomment>
        <translation>Starten Sie die Station und fragen Sie erneut, oder sehen Sie auf den Seiten des Servers nach.</translation>
    </message>
    <message>
        <source>The workflows cannot be read.</source>
        <extracomment>app/core/station/workflow_offline.py</extracomment>
        <translation>Die Abläufe lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>What they did cannot be told; log and recordings are not affected.</source>
        <extracomment>app/core/station/workflow_offline.py</extracomment>
        <translation>Was sie getan haben, lässt sich nicht sagen; Protokoll und Aufzeichnungen sind nicht betroffen.</translation>
    </message>
    <message>
        <source>Check that the disk is readable; if workflow.db is damaged, restore the data folder from a backup.</source>
        <extracomment>app/core/station/workflow_offline.py</extracomment>
        <translation>Prüfen Sie, ob die Platte lesbar ist; ist workflow.db beschädigt, stellen Sie den Datenordner aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Recording and the safety stop run in programs of their own and go on.</source>
        <extracomment>app/core/wire/line.py</extracomment>
        <translation>Aufzeichnung und Sicherheitsstopp laufen in eigenen Programmen und gehen weiter.</translation>
    </message>
    <message>
        <source>A session is already running.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation>Es läuft bereits eine Sitzung.</translation>
    </message>
    <message>
        <source>End or cancel it first.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation>Beenden oder verlassen Sie sie zuerst.</translation>
    </message>
    <message>
        <source>A session was begun for a patient who is not in the store.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation>Eine Sitzung wurde für einen Patienten begonnen, der nicht gespeichert ist.</translation>
    </message>
    <message>
        <source>The number read is not this patient&apos;s.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation>Die abgelesene Nummer ist nicht die dieses Patienten.</translation>
    </message>
    <message>
        <source>This may be the wrong patient; nothing was started.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation>Dies könnte der falsche Patient sein; es wurde nichts begonnen.</translation>
    </message>
    <message>
        <source>Check the wristband, and choose the patient again if it is another.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation>Prüfen Sie das Armband, und wählen Sie den Patienten neu, wenn es ein anderer ist.</translation>
    </message>
    <message>
        <source>The session is not waiting at “{step}”.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation>Die Sitzung wartet nicht bei „{step}“.</translation>
    </message>
    <message>
        <source>A session is recording.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation>Eine Sitzung zeichnet auf.</translation>
    </message>
    <message>
        <source>Ending now would end the recording.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation>Jetzt zu beenden würde die Aufzeichnung beenden.</translation>
    </message>
    <message>
        <source>Stop the recording first, or close the window and let the recording go on.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation>Beenden Sie zuerst die Aufzeichnung, oder schließen Sie das Fenster und lassen Sie sie weiterlaufen.</translation>
    </message>
    <message>
        <source>The station does not know the request {name}.</source>
        <extracomment>app/core/station/access_requests.py</extracomment>
        <translation>Die Station kennt die Anfrage {name} nicht.</translation>
    </message>
    <message>
        <source>Opening the device.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation>Das Gerät wird geöffnet.</translation>
    </message>
    <message>
        <source>The session could not be begun.</source>
        <extracomment>app/core/station/service.py</extracomment>
        <translation>Die Sitzung konnte nicht begonnen werden.</translation>
    </message>
    <message>
        <source>This session is not the one that is running.</source>
        <extracomment>app/core/station/session_board.py</extracomment>
        <translation>Diese Sitzung ist nicht die laufende.</translation>
    </message>
    <message>
        <source>Go back to the session&apos;s screen.</source>
        <extracomment>app/core/station/session_board.py</extracomment>
        <translation>Gehen Sie zurück zur Sitzungsseite.</translation>
    </message>
    <message>
        <source>The session&apos;s order cannot be written: {strerror}.</source>
        <extracomment>app/core/station/session_order.py</extracomment>
        <translation>Der Auftrag der Sitzung kann nicht geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>It is not known which device this session was begun with.</source>
        <extracomment>app/core/station/session_order.py</extracomment>
        <translation>Es ist nicht bekannt, mit welchem Gerät diese Sitzung begonnen wurde.</translation>
    </message>
    <message>
        <source>Cancel the session and begin another; what was recorded is kept.</source>
        <extracomment>app/core/station/session_order.py</extracomment>
        <translation>Verlassen Sie die Sitzung und beginnen Sie eine andere; was aufgezeichnet ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>This patient has withdrawn consent to stimulation.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation>Dieser Patient hat die Einwilligung zur Stimulation widerrufen.</translation>
    </message>
    <message>
        <source>The output stays stopped for the rest of this session; the recording goes on.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation>Der Ausgang bleibt für den Rest dieser Sitzung gestoppt; die Aufzeichnung geht weiter.</translation>
    </message>
    <message>
        <source>End the session, or reset the stop after the patient has given consent anew.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation>Beenden Sie die Sitzung, oder setzen Sie den Stopp zurück, nachdem der Patient erneut eingewilligt hat.</translation>
    </message>
    <message>
        <source>A remote stop was refused.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation>Ein Stopp aus der Ferne wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Nothing was stopped: this site does not allow stops from elsewhere.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation>Es wurde nichts gestoppt: Dieser Standort erlaubt keine Stopps von anderer Stelle.</translation>
    </message>
    <message>
        <source>Call the site. Its administrator can allow remote stops with stop.allow_remote in site.toml.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation>Rufen Sie den Standort an. Die Verwaltung kann Stopps aus der Ferne mit stop.allow_remote in site.toml erlauben.</translation>
    </message>
    <message>
        <source>The safety program proved the stop without a latency.</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation>Das Sicherheitsprogramm hat den Stopp ohne Laufzeit geprüft.</translation>
    </message>
    <message>
        <source>not said</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Safety stop reset ({role}): {reason}</source>
        <extracomment>app/core/station/stop_requests.py</extracomment>
        <translation>Sicherheitsstopp zurückgesetzt ({role}): {reason}</translation>
    </message>
    <message>
        <source>not started: {value}</source>
        <extracomment>app/core/station/supervision.py</extracomment>
        <translation>nicht gestartet: {value}</translation>
    </message>
    <message>
        <source>silent for {silent_s} s</source>
        <extracomment>app/core/station/supervision.py</extracomment>
        <translation>schweigt seit {silent_s} s</translation>
    </message>
    <message>
        <source>killed by signal {value}</source>
        <extracomment>app/core/station/supervision.py</extracomment>
        <translation>durch Signal {value} beendet</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <extracomment>app/core/station/supervision.py</extracomment>
        <translation>Code {code}</translation>
    </message>
    <message>
        <source>no process</source>
        <extracomment>app/core/station/supervision.py</extracomment>
        <translation>kein Prozess</translation>
    </message>
    <message>
        <source>ended (it was adopted, so its exit code is not known)</source>
        <extracomment>app/core/station/supervision.py</extracomment>
        <translation>beendet (übernommen, daher ist der Code nicht bekannt)</translation>
    </message>
    <message>
        <source>The station is still starting.</source>
        <extracomment>app/core/station/workstation.py</extracomment>
        <translation>Die Station startet noch.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <extracomment>app/core/access/checking_gate.py</extracomment>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>No keyboard of this machine may be read by this user.</source>
        <extracomment>app/core/stopping/kernel_keyboard.py</extracomment>
        <translation>Dieser Benutzer darf keine Tastatur dieses Rechners lesen.</translation>
    </message>
    <message>
        <source>The keyboard has been taken off.</source>
        <extracomment>app/core/stopping/kernel_keyboard.py</extracomment>
        <translation>Die Tastatur wurde abgezogen.</translation>
    </message>
    <message>
        <source>The chord and pedals that act as keyboards do not stop.</source>
        <extracomment>app/core/stopping/keyboard.py</extracomment>
        <translation>Die Tastenkombination und Pedale, die wie Tastaturen wirken, stoppen nicht.</translation>
    </message>
    <message>
        <source>Use the stop on the screen, a pedal, or `neurascale stop`.</source>
        <extracomment>app/core/stopping/keyboard.py</extracomment>
        <translation>Benutzen Sie den Stopp auf dem Bildschirm, ein Pedal oder `neurascale stop`.</translation>
    </message>
    <message>
        <source>On Wayland no program sees the keys of another, and this user may not read the keyboard&apos;s device.</source>
        <extracomment>app/core/stopping/keyboard.py</extracomment>
        <translation>Unter Wayland sieht kein Programm die Tasten eines anderen, und dieser Benutzer darf das Tastaturgerät nicht lesen.</translation>
    </message>
    <message>
        <source>Let this user read the keyboard (group “input”), use a session on X11, or a pedal on a serial port.</source>
        <extracomment>app/core/stopping/keyboard.py</extracomment>
        <translation>Lassen Sie diesen Benutzer die Tastatur lesen (Gruppe „input“), oder benutzen Sie eine X11-Sitzung oder ein Pedal am seriellen Anschluss.</translation>
    </message>
    <message>
        <source>It is being opened.</source>
        <extracomment>app/core/stopping/keys.py</extracomment>
        <translation>Es wird geöffnet.</translation>
    </message>
    <message>
        <source>Switched off by the site.</source>
        <extracomment>app/core/stopping/keys.py</extracomment>
        <translation>Vom Standort abgeschaltet.</translation>
    </message>
    <message>
        <source>This system has no key {value}.</source>
        <extracomment>app/core/stopping/native_keyboards.py</extracomment>
        <translation>Dieses System hat keine Taste {value}.</translation>
    </message>
    <message>
        <source>Choose other keys in site.toml.</source>
        <extracomment>app/core/stopping/native_keyboards.py</extracomment>
        <translation>Wählen Sie andere Tasten in site.toml.</translation>
    </message>
    <message>
        <source>The system&apos;s library for the keyboard cannot be loaded ({error}).</source>
        <extracomment>app/core/stopping/native_keyboards.py</extracomment>
        <translation>Die Tastaturbibliothek des Systems kann nicht geladen werden ({error}).</translation>
    </message>
    <message>
        <source>The X server {display} cannot be reached: {value}.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation>Der X-Server {display} ist nicht erreichbar: {value}.</translation>
    </message>
    <message>
        <source>The X server&apos;s answer is too short.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation>Die Antwort des X-Servers ist zu kurz.</translation>
    </message>
    <message>
        <source>The X server does not let this program in.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation>Der X-Server lässt dieses Programm nicht zu.</translation>
    </message>
    <message>
        <source>This keyboard has no key {value}.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation>Diese Tastatur hat keine Taste {value}.</translation>
    </message>
    <message>
        <source>The X server refuses to tell the state of the keyboard.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation>Der X-Server gibt den Zustand der Tastatur nicht preis.</translation>
    </message>
    <message>
        <source>The X server is gone.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation>Der X-Server ist weg.</translation>
    </message>
    <message>
        <source>The X server does not answer.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation>Der X-Server antwortet nicht.</translation>
    </message>
    <message>
        <source>“{display}” is no name of a display.</source>
        <extracomment>app/core/stopping/x11_keyboard.py</extracomment>
        <translation>„{display}“ ist kein Name einer Anzeige.</translation>
    </message>
    <message>
        <source>This data folder belongs to a newer version of the application.</source>
        <extracomment>app/core/store/migrations/migration.py</extracomment>
        <translation>Dieser Datenordner gehört zu einer neueren Version des Programms.</translation>
    </message>
    <message>
        <source>Nothing in it was changed.</source>
        <extracomment>app/core/store/keys/station_file.py</extracomment>
        <translation>Es wurde nichts darin geändert.</translation>
    </message>
    <message>
        <source>Update this application, or choose another folder with --data.</source>
        <extracomment>app/core/store/keys/station_file.py</extracomment>
        <translation>Aktualisieren Sie dieses Programm, oder wählen Sie mit --data einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The log could not be {doing}: {reason}.</source>
        <extracomment>app/core/store/database.py</extracomment>
        <translation>Das Protokoll: {doing} nicht möglich ({reason}).</translation>
    </message>
    <message>
        <source>The log&apos;s database file is damaged.</source>
        <extracomment>app/core/store/database.py</extracomment>
        <translation>Die Datenbankdatei des Protokolls ist beschädigt.</translation>
    </message>
    <message>
        <source>The copy of the log&apos;s head cannot be written: {strerror}.</source>
        <extracomment>app/core/store/head_copy.py</extracomment>
        <translation>Die Kopie des Protokollkopfs kann nicht geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>The copy of the log&apos;s head cannot be read: {strerror}.</source>
        <extracomment>app/core/store/head_copy.py</extracomment>
        <translation>Die Kopie des Protokollkopfs kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The copy of the log&apos;s head was changed.</source>
        <extracomment>app/core/store/head_copy.py</extracomment>
        <translation>Die Kopie des Protokollkopfs wurde verändert.</translation>
    </message>
    <message>
        <source>The log is read-only; nothing was recorded.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation>Das Protokoll kann nur gelesen werden; es wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>The log was opened for reading only.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation>Das Protokoll wurde nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>The public key of the log is missing or cannot be read.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation>Der öffentliche Schlüssel des Protokolls fehlt oder ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The log&apos;s file does not hold what was written.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation>Die Datei des Protokolls enthält nicht, was geschrieben wurde.</translation>
    </message>
    <message>
        <source>The clinical tables do not say what the log says.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation>Die klinischen Tabellen sagen nicht, was das Protokoll sagt.</translation>
    </message>
    <message>
        <source>The log itself holds; a table made from it was changed outside this application.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation>Das Protokoll selbst gilt; eine daraus gebildete Tabelle wurde außerhalb dieses Programms verändert.</translation>
    </message>
    <message>
        <source>There is no log in this data folder.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>In diesem Datenordner ist kein Protokoll.</translation>
    </message>
    <message>
        <source>Name the right folder with --data.</source>
        <extracomment>app/core/store/backup/backup_making.py</extracomment>
        <translation>Nennen Sie mit --data den richtigen Ordner.</translation>
    </message>
    <message>
        <source>Entries about this subject were written in clear, by an earlier version of this application.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation>Einträge über diese Person wurden von einer früheren Version dieser Anwendung im Klartext geschrieben.</translation>
    </message>
    <message>
        <source>No key can be destroyed that would make them unreadable. Nothing was changed.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation>Es gibt keinen Schlüssel, dessen Vernichtung sie unlesbar machen würde. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Keep the data folder where only those may read it who must, or give it up as a whole.</source>
        <extracomment>app/core/store/log.py</extracomment>
        <translation>Bewahren Sie den Datenordner dort auf, wo ihn nur lesen kann, wer muss, oder geben Sie ihn als Ganzes auf.</translation>
    </message>
    <message>
        <source>The log is gone: its key is in the data folder, its database is not.</source>
        <extracomment>app/core/store/log_opening.py</extracomment>
        <translation>Das Protokoll fehlt: Sein Schlüssel ist im Datenordner, seine Datenbank nicht.</translation>
    </message>
    <message>
        <source>The key of the log cannot be read.</source>
        <extracomment>app/core/store/log_opening.py</extracomment>
        <translation>Der Schlüssel des Protokolls kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The tree does not go on at entry {first}.</source>
        <extracomment>app/core/store/log_parallel.py</extracomment>
        <translation>Der Baum geht bei Eintrag {first} nicht weiter.</translation>
    </message>
    <message>
        <source>A node of the tree is gone.</source>
        <extracomment>app/core/store/log_snapshot.py</extracomment>
        <translation>Ein Knoten des Baums fehlt.</translation>
    </message>
    <message>
        <source>The log&apos;s database file is damaged: {value}.</source>
        <extracomment>app/core/store/log_snapshot.py</extracomment>
        <translation>Die Datenbankdatei des Protokolls ist beschädigt: {value}.</translation>
    </message>
    <message>
        <source>no answer</source>
        <extracomment>app/core/store/log_snapshot.py</extracomment>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>The check of the log was given up.</source>
        <extracomment>app/core/store/log_snapshot.py</extracomment>
        <translation>Die Prüfung des Protokolls wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing was found so far.</source>
        <extracomment>app/core/store/log_snapshot.py</extracomment>
        <translation>Bis dahin wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>The file in the log&apos;s place is a database, but no log of this application.</source>
        <extracomment>app/core/store/log_snapshot.py</extracomment>
        <translation>Die Datei an der Stelle des Protokolls ist eine Datenbank, aber kein Protokoll dieser Anwendung.</translation>
    </message>
    <message>
        <source>Entry {expected} cannot be read: {what}</source>
        <extracomment>app/core/store/log_snapshot.py</extracomment>
        <translation>Eintrag {expected} kann nicht gelesen werden: {what}</translation>
    </message>
    <message>
        <source>The log has {entries} entries and its head covers {size}.</source>
        <extracomment>app/core/store/log_transaction.py</extracomment>
        <translation>Das Protokoll hat {entries} Einträge, sein Kopf umfasst {size}.</translation>
    </message>
    <message>
        <source>The tree has not as many nodes as the log has entries for.</source>
        <extracomment>app/core/store/log_transaction.py</extracomment>
        <translation>Der Baum hat nicht so viele Knoten, wie das Protokoll Einträge hat.</translation>
    </message>
    <message>
        <source>The tree is not the one the log&apos;s head was signed over.</source>
        <extracomment>app/core/store/log_transaction.py</extracomment>
        <translation>Der Baum ist nicht der, über den der Kopf des Protokolls unterschrieben wurde.</translation>
    </message>
    <message>
        <source>Another event {event_type} is already recorded under the same id.</source>
        <extracomment>app/core/store/log_transaction.py</extracomment>
        <translation>Unter derselben Kennung ist bereits ein anderes Ereignis {event_type} aufgezeichnet.</translation>
    </message>
    <message>
        <source>This one was not recorded.</source>
        <extracomment>app/core/store/log_transaction.py</extracomment>
        <translation>Dieses wurde nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>The log is not the one the copy of its head was signed over.</source>
        <extracomment>app/core/store/log_verification.py</extracomment>
        <translation>Das Protokoll ist nicht das, über das die Kopie seines Kopfs unterschrieben wurde.</translation>
    </message>
    <message>
        <source>The table {table} does not say what entry {index} says.</source>
        <extracomment>app/core/store/log_verification.py</extracomment>
        <translation>Die Tabelle {table} sagt nicht, was Eintrag {index} sagt.</translation>
    </message>
    <message>
        <source>The key that entry {index} says was destroyed is there again.</source>
        <extracomment>app/core/store/log_verification.py</extracomment>
        <translation>Der Schlüssel, der laut Eintrag {index} vernichtet wurde, ist wieder da.</translation>
    </message>
    <message>
        <source>An erased person can be read: somebody put a key back from an old copy of the data folder.</source>
        <extracomment>app/core/store/log_verification.py</extracomment>
        <translation>Eine gelöschte Person ist lesbar: Jemand hat einen Schlüssel aus einer alten Kopie des Datenordners zurückgelegt.</translation>
    </message>
    <message>
        <source>Entry {index} ({event_type}) contradicts those before it.</source>
        <extracomment>app/core/store/log_verification.py</extracomment>
        <translation>Eintrag {index} ({event_type}) widerspricht denen davor.</translation>
    </message>
    <message>
        <source>A subscriber of the log tried to write to it from the writer&apos;s own thread.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation>Ein Abnehmer des Protokolls wollte aus dem Schreibfaden selbst hineinschreiben.</translation>
    </message>
    <message>
        <source>The log&apos;s head was replaced while the log was open.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation>Der Kopf des Protokolls wurde ausgetauscht, während es offen war.</translation>
    </message>
    <message>
        <source>This contradicts what is already recorded: something is there already, or something it needs is not.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation>Dies widerspricht dem bereits Aufgezeichneten: Etwas ist schon da, oder etwas Nötiges fehlt.</translation>
    </message>
    <message>
        <source>It was not recorded.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation>Es wurde nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>Look at what is there; then change the entry and try again.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation>Sehen Sie nach, was da ist; dann ändern Sie die Angabe und versuchen es erneut.</translation>
    </message>
    <message>
        <source>An unexpected {name} while writing to the log.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation>Ein unerwarteter Fehler {name} beim Schreiben ins Protokoll.</translation>
    </message>
    <message>
        <source>The log is closed.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation>Das Protokoll ist geschlossen.</translation>
    </message>
    <message>
        <source>This was not recorded.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation>Dies wurde nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>The log did not answer in time.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation>Das Protokoll hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>It may or may not have been recorded.</source>
        <extracomment>app/core/store/log_writer.py</extracomment>
        <translation>Es wurde vielleicht aufgezeichnet, vielleicht nicht.</translation>
    </message>
    <message>
        <source>Entry {index} cannot be opened: {what}</source>
        <extracomment>app/core/store/opened_log.py</extracomment>
        <translation>Eintrag {index} kann nicht geöffnet werden: {what}</translation>
    </message>
    <message>
        <source>The projection of {event_type} was given {name}.</source>
        <extracomment>app/core/store/projections/projection.py</extracomment>
        <translation>Die Projektion von {event_type} erhielt {name}.</translation>
    </message>
    <message>
        <source>A sealed file is damaged, or was sealed by a newer version.</source>
        <extracomment>app/core/store/sealed_files.py</extracomment>
        <translation>Eine versiegelte Datei ist beschädigt oder wurde von einer neueren Version versiegelt.</translation>
    </message>
    <message>
        <source>A file cannot be read: {value}.</source>
        <extracomment>app/core/store/sealed_files.py</extracomment>
        <translation>Eine Datei lässt sich nicht lesen: {value}.</translation>
    </message>
    <message>
        <source>{value} file cannot be written: {value2}.</source>
        <extracomment>app/core/store/sealed_files.py</extracomment>
        <translation>Eine Datei ({value}) lässt sich nicht schreiben: {value2}.</translation>
    </message>
    <message>
        <source>A clear file cannot be removed: {value}.</source>
        <extracomment>app/core/store/sealed_files.py</extracomment>
        <translation>Eine unverschlüsselte Datei lässt sich nicht entfernen: {value}.</translation>
    </message>
    <message>
        <source>There is no such sealed file.</source>
        <extracomment>app/core/store/sealed_files.py</extracomment>
        <translation>Diese versiegelte Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>It was never written, or was removed.</source>
        <extracomment>app/core/store/sealed_files.py</extracomment>
        <translation>Sie wurde nie geschrieben oder wurde entfernt.</translation>
    </message>
    <message>
        <source>A sealed file cannot be read: {value}.</source>
        <extracomment>app/core/store/sealed_files.py</extracomment>
        <translation>Eine versiegelte Datei lässt sich nicht lesen: {value}.</translation>
    </message>
    <message>
        <source>The log of this data folder is a {kind} one, and its keys are of a {value} one or of another station.</source>
        <extracomment>app/core/store/set_up.py</extracomment>
        <translation>Das Protokoll dieses Datenordners ist von der Art {kind}, seine Schlüssel sind von der Art {value} oder gehören einer anderen Station.</translation>
    </message>
    <message>
        <source>The folder is not opened: a demonstration and a clinical record are never mixed. Nothing in it was changed.</source>
        <extracomment>app/core/store/set_up.py</extracomment>
        <translation>Der Ordner wird nicht geöffnet: Vorführung und klinische Aufzeichnung werden nie vermischt. Es wurde darin nichts verändert.</translation>
    </message>
    <message>
        <source>Restore the folder &apos;keys&apos; that belongs to this log from a backup.</source>
        <extracomment>app/core/store/set_up.py</extracomment>
        <translation>Stellen Sie den Ordner &apos;keys&apos;, der zu diesem Protokoll gehört, aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The private key is not the one this log was begun with.</source>
        <extracomment>app/core/store/signing_key.py</extracomment>
        <translation>Der private Schlüssel ist nicht der, mit dem dieses Protokoll begonnen wurde.</translation>
    </message>
    <message>
        <source>The private key of the log is of another kind.</source>
        <extracomment>app/core/store/signing_key.py</extracomment>
        <translation>Der private Schlüssel des Protokolls ist von anderer Art.</translation>
    </message>
    <message>
        <source>The private key of the log is missing or cannot be read.</source>
        <extracomment>app/core/store/signing_key.py</extracomment>
        <translation>Der private Schlüssel des Protokolls fehlt oder ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The file {name} cannot be read: {strerror}.</source>
        <extracomment>app/core/store/store_file.py</extracomment>
        <translation>Die Datei {name} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The socket {port} is taken: {strerror}.</source>
        <extracomment>app/core/wire/addresses.py</extracomment>
        <translation>Der Anschluss {port} ist belegt: {strerror}.</translation>
    </message>
    <message>
        <source>Another workstation may be running on the same data folder; close it first.</source>
        <extracomment>app/core/wire/addresses.py</extracomment>
        <translation>Vielleicht läuft eine andere Workstation auf demselben Datenordner; schließen Sie sie zuerst.</translation>
    </message>
    <message>
        <source>No program has opened the socket {port} yet.</source>
        <extracomment>app/core/wire/addresses.py</extracomment>
        <translation>Noch kein Programm hat den Anschluss {port} geöffnet.</translation>
    </message>
    <message>
        <source>A subscriber did not keep up within {keeps_up_within_s} s.</source>
        <extracomment>app/core/wire/attended.py</extracomment>
        <translation>Ein Abnehmer kam nicht innerhalb von {keeps_up_within_s} s nach.</translation>
    </message>
    <message>
        <source>It did not get everything.</source>
        <extracomment>app/core/wire/attended.py</extracomment>
        <translation>Er hat nicht alles erhalten.</translation>
    </message>
    <message>
        <source>Look at the program that listens, and start again.</source>
        <extracomment>app/core/wire/attended.py</extracomment>
        <translation>Sehen Sie nach dem zuhörenden Programm, und beginnen Sie erneut.</translation>
    </message>
    <message>
        <source>The message {topic} came in where only blocks are taken.</source>
        <extracomment>app/core/wire/broadcast.py</extracomment>
        <translation>Die Nachricht {topic} kam, wo nur Blöcke angenommen werden.</translation>
    </message>
    <message>
        <source>A message of version {schema_version} came in; this program speaks {schema_version2}.</source>
        <extracomment>app/core/wire/envelopes.py</extracomment>
        <translation>Es kam eine Nachricht der Version {schema_version}; dieses Programm spricht {schema_version2}.</translation>
    </message>
    <message>
        <source>A frame that is not an envelope came in: {error}.</source>
        <extracomment>app/core/wire/envelopes.py</extracomment>
        <translation>Es kam ein Rahmen, der kein Umschlag ist: {error}.</translation>
    </message>
    <message>
        <source>A message this program does not accept came in: {error}.</source>
        <extracomment>app/core/wire/envelopes.py</extracomment>
        <translation>Es kam eine Nachricht, die dieses Programm nicht annimmt: {error}.</translation>
    </message>
    <message>
        <source>The program {value} is not connected ({strerror}).</source>
        <extracomment>app/core/wire/exchange.py</extracomment>
        <translation>Das Programm {value} ist nicht verbunden ({strerror}).</translation>
    </message>
    <message>
        <source>The program {name} did not answer {name2} within {timeout_s} s.</source>
        <extracomment>app/core/wire/exchange.py</extracomment>
        <translation>Das Programm {name} hat auf {name2} nicht innerhalb von {timeout_s} s geantwortet.</translation>
    </message>
    <message>
        <source>A control message has 3 frames here, this one {count}.</source>
        <extracomment>app/core/wire/exchange.py</extracomment>
        <translation>Eine Steuernachricht hat hier 3 Rahmen, diese {count}.</translation>
    </message>
    <message>
        <source>The station is ending.</source>
        <extracomment>app/core/wire/exchange.py</extracomment>
        <translation>Die Station wird beendet.</translation>
    </message>
    <message>
        <source>The station did not answer {name} within {timeout_s} s.</source>
        <extracomment>app/core/wire/line.py</extracomment>
        <translation>Die Station hat auf {name} nicht innerhalb von {timeout_s} s geantwortet.</translation>
    </message>
    <message>
        <source>A control message has 2 frames, this one {count}.</source>
        <extracomment>app/core/wire/line.py</extracomment>
        <translation>Eine Steuernachricht hat 2 Rahmen, diese {count}.</translation>
    </message>
    <message>
        <source>The workflow file cannot be written.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation>Die Ablaufdatei kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The session was not told; what is recorded is kept.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation>Die Sitzung hat es nicht erfahren; was aufgezeichnet ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Free space on the disk, then try again.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation>Schaffen Sie Platz auf dem Datenträger, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>What it holds is still there.</source>
        <extracomment>app/core/workflow/dbos_engine.py</extracomment>
        <translation>Was sie enthält, ist noch da.</translation>
    </message>
    <message>
        <source>A workflow engine is open in this process already.</source>
        <extracomment>app/core/workflow/dbos_process.py</extracomment>
        <translation>In diesem Prozess ist bereits eine Ablaufsteuerung offen.</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <extracomment>app/core/workflow/dbos_process.py</extracomment>
        <translation>Schließen Sie sie zuerst.</translation>
    </message>
    <message>
        <source>An unexpected {name} in the step “{name2}”.</source>
        <extracomment>app/core/workflow/effect_runner.py</extracomment>
        <translation>Ein unerwarteter Fehler {name} im Schritt „{name2}“.</translation>
    </message>
    <message>
        <source>The step “{name}” was not done within {timeout_s} s.</source>
        <extracomment>app/core/workflow/effect_runner.py</extracomment>
        <translation>Der Schritt „{name}“ war nicht innerhalb von {timeout_s} s fertig.</translation>
    </message>
    <message>
        <source>Look at the programs&apos; states; end the session if it does not go on.</source>
        <extracomment>app/core/workflow/effect_runner.py</extracomment>
        <translation>Sehen Sie nach den Zuständen der Programme; beenden Sie die Sitzung, wenn es nicht weitergeht.</translation>
    </message>
    <message>
        <source>The workflow file {name} cannot be opened.</source>
        <extracomment>app/core/workflow/workflow_database.py</extracomment>
        <translation>Die Ablaufdatei {name} lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Running sessions cannot be resumed and none can be begun; recordings and log are not affected.</source>
        <extracomment>app/core/workflow/postgresql_database.py</extracomment>
        <translation>Laufende Sitzungen können nicht wieder aufgenommen und keine begonnen werden; Aufzeichnungen und Protokoll sind nicht betroffen.</translation>
    </message>
    <message>
        <source>Check that the disk is writable; if the file is damaged, restore the data folder from a backup.</source>
        <extracomment>app/core/workflow/workflow_database.py</extracomment>
        <translation>Prüfen Sie, ob der Datenträger beschreibbar ist; ist die Datei beschädigt, spielen Sie den Datenordner aus einer Sicherung ein.</translation>
    </message>
    <message>
        <source>This computer has no keyring that may be trusted.</source>
        <extracomment>app/ui/access/station_opening.py</extracomment>
        <translation>Dieser Computer hat keinen Schlüsselbund, dem zu trauen ist.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <extracomment>app/ui/audit/audit_file.py</extracomment>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The station did not answer {name} in time.</source>
        <extracomment>app/ui/bridge/link_thread.py</extracomment>
        <translation>Die Station hat auf {name} nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Wait until the status line shows the station running, then do it again.</source>
        <extracomment>app/ui/bridge/link_thread.py</extracomment>
        <translation>Warten Sie, bis die Statuszeile die Station als laufend zeigt, dann wiederholen Sie es.</translation>
    </message>
    <message>
        <source>You stopped waiting for the station&apos;s answer.</source>
        <extracomment>app/ui/bridge/station_link.py</extracomment>
        <translation>Sie haben aufgehört, auf die Antwort der Station zu warten.</translation>
    </message>
    <message>
        <source>What was asked may still be done; the window shows what the station does.</source>
        <extracomment>app/ui/bridge/station_link.py</extracomment>
        <translation>Das Verlangte kann noch geschehen; das Fenster zeigt, was die Station tut.</translation>
    </message>
    <message>
        <source>Look at the window, and ask again if it was not done.</source>
        <extracomment>app/ui/bridge/station_link.py</extracomment>
        <translation>Sehen Sie auf das Fenster, und fragen Sie erneut, wenn es nicht geschehen ist.</translation>
    </message>
    <message>
        <source>The folder could not be opened.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Der Ordner konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Open {place} with another program.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Öffnen Sie {place} mit einem anderen Programm.</translation>
    </message>
    <message>
        <source>The safety stop did not reach the safety program.</source>
        <extracomment>app/ui/main_window.py</extracomment>
        <translation>Der Sicherheitsstopp hat das Sicherheitsprogramm nicht erreicht.</translation>
    </message>
    <message>
        <source>Switch the output off by hand, or press the hard-wired stop.</source>
        <extracomment>app/ui/main_window.py</extracomment>
        <translation>Schalten Sie den Ausgang von Hand aus, oder drücken Sie den fest verdrahteten Stopp.</translation>
    </message>
    <message>
        <source>The alarms could not be written to this file.</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Die Alarme konnten nicht in diese Datei geschrieben werden.</translation>
    </message>
    <message>
        <source>Nothing else is affected ({strerror}).</source>
        <extracomment>app/ui/audit/audit_file.py</extracomment>
        <translation>Nichts anderes ist betroffen ({strerror}).</translation>
    </message>
    <message>
        <source>Choose another folder, or free space on the disk.</source>
        <extracomment>app/ui/audit/audit_file.py</extracomment>
        <translation>Wählen Sie einen anderen Ordner, oder schaffen Sie Platz auf dem Datenträger.</translation>
    </message>
    <message>
        <source>The window&apos;s preferences could not be read.</source>
        <extracomment>app/ui/preferences.py</extracomment>
        <translation>Die Einstellungen des Fensters konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Theme, page settings, keys and the devices used last are the defaults. Nothing recorded is concerned.</source>
        <extracomment>app/ui/preferences.py</extracomment>
        <translation>Farbschema, Seiteneinstellungen, Tasten und zuletzt benutzte Geräte sind die Vorgaben. Nichts Aufgezeichnetes ist betroffen.</translation>
    </message>
    <message>
        <source>Set them again. The old file is kept as {damaged_name}.</source>
        <extracomment>app/ui/preferences.py</extracomment>
        <translation>Stellen Sie sie neu ein. Die alte Datei bleibt als {damaged_name} erhalten.</translation>
    </message>
</context>
<context>
    <name>Workstation</name>
    <message>
        <source>Screen calibration</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Bildschirm kalibrieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close the window only, and recording and safety go on without it; open it again to attach to the session. A stimulation that runs is ended in order: it needs this window.

End the session, and the recording is closed in order. Analysis and report that are not done yet follow when the workstation is next opened.</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation>Schließen Sie nur das Fenster, gehen Aufzeichnung und Sicherheit ohne es weiter; öffnen Sie es erneut, um sich der Sitzung anzuschließen. Eine laufende Stimulation wird geordnet beendet: Sie braucht dieses Fenster.

Beenden Sie die Sitzung, wird die Aufzeichnung geordnet abgeschlossen. Auswertung und Bericht, die noch fehlen, folgen beim nächsten Öffnen der Workstation.</translation>
    </message>
    <message>
        <source>A recording is running</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation>Eine Aufzeichnung läuft</translation>
    </message>
    <message>
        <source>A session is running</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation>Eine Sitzung läuft</translation>
    </message>
    <message>
        <source>Stay</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Close window only</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation>Nur Fenster schließen</translation>
    </message>
    <message>
        <source>End session and close</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation>Sitzung beenden und schließen</translation>
    </message>
    <message>
        <source>Keep this window open</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation>Dieses Fenster offen lassen</translation>
    </message>
    <message>
        <source>The session goes on; open the window again to attach to it</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation>Die Sitzung geht weiter; öffnen Sie das Fenster erneut, um sich ihr anzuschließen</translation>
    </message>
    <message>
        <source>Stops in order; what was recorded is kept</source>
        <extracomment>app/ui/dialogs/closing.py</extracomment>
        <translation>Beendet geordnet; was aufgezeichnet ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>Export a recording</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Aufzeichnung exportieren</translation>
    </message>
    <message>
        <source>Recording</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Format</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Format</translation>
    </message>
    <message>
        <source>Folder</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Choose…</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>One file with pauses (EDF+D) instead of one file for each stretch without a gap</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Eine Datei mit Pausen (EDF+D) statt einer Datei für jede lückenlose Strecke</translation>
    </message>
    <message>
        <source>One file with pauses</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Eine Datei mit Pausen</translation>
    </message>
    <message>
        <source>Say in it whose recording it is</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Angeben, wessen Aufzeichnung es ist</translation>
    </message>
    <message>
        <source>Say whose recording it is</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Angeben, wessen Aufzeichnung es ist</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Export</source>
        <extracomment>app/ui/audit/audit_export.py</extracomment>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>app/ui/access/care_dialog.py</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Folder for the export</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Ordner für den Export</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Den Ordner wählen</translation>
    </message>
    <message>
        <source>Nothing of it will be left</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Es bleibt nichts davon übrig</translation>
    </message>
    <message>
        <source>Open the folder the export lies in</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Den Ordner öffnen, in dem der Export liegt</translation>
    </message>
    <message>
        <source>An export that runs goes on</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Ein laufender Export geht weiter</translation>
    </message>
    <message>
        <source>Name, hospital number, date of birth and sex will be in it. Give it only to those who may know.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Name, Patientennummer, Geburtsdatum und Geschlecht stehen darin. Geben Sie sie nur Befugten.</translation>
    </message>
    <message>
        <source>No name, number or date of birth will be in it. Annotations are, as they were typed: read them first.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Name, Nummer und Geburtsdatum stehen nicht darin. Markierungen stehen darin, wie sie getippt wurden: Lesen Sie sie vorher.</translation>
    </message>
    <message>
        <source>Asking the station.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Die Station wird gefragt.</translation>
    </message>
    <message>
        <source>EDF+ (16 bit)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>EDF+ (16 Bit)</translation>
    </message>
    <message>
        <source>Read by nearly every EEG program. Values are as the source stored them, or rounded to one in 65,536 of each channel&apos;s range.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>Fast jedes EEG-Programm liest es. Die Werte sind wie von der Quelle gespeichert oder auf ein 65.536stel des Kanalbereichs gerundet.</translation>
    </message>
    <message>
        <source>BDF+ (24 bit)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>BDF+ (24 Bit)</translation>
    </message>
    <message>
        <source>As EDF+, with 24 bit: for amplifiers that measure finer than 16 bit. Fewer programs read it.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>Wie EDF+, mit 24 Bit: für Verstärker, die feiner als 16 Bit messen. Weniger Programme lesen es.</translation>
    </message>
    <message>
        <source>BIDS-EEG (folder)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>BIDS-EEG (Ordner)</translation>
    </message>
    <message>
        <source>A data set as brain-imaging archives want it: samples with tables of channels, events and pauses.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>Ein Datensatz, wie Archive der Hirnbildgebung ihn wollen: Abtastwerte mit Tabellen der Kanäle, Ereignisse und Pausen.</translation>
    </message>
    <message>
        <source>XDF (Lab Streaming Layer)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>XDF (Lab Streaming Layer)</translation>
    </message>
    <message>
        <source>Every value bit for bit and every sample with its own time; the devices&apos; clocks are in it too.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>Jeder Wert Bit für Bit und jeder Abtastwert mit eigener Zeit; auch die Uhren der Geräte stehen darin.</translation>
    </message>
    <message>
        <source>NWB (Neurodata Without Borders)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>NWB (Neurodata Without Borders)</translation>
    </message>
    <message>
        <source>Every value bit for bit, in HDF5, with tables of electrodes, events and gaps. For Python and MATLAB.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>Jeder Wert Bit für Bit, in HDF5, mit Tabellen der Elektroden, Ereignisse und Lücken. Für Python und MATLAB.</translation>
    </message>
    <message>
        <source>CSV (tables)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>CSV (Tabellen)</translation>
    </message>
    <message>
        <source>For spreadsheets and scripts. Very large: about four times the size of the recording.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>Für Tabellenprogramme und Skripte. Sehr groß: etwa das Vierfache der Aufzeichnung.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>{minutes} min {seconds:02d} s</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>{minutes} min {seconds:02d} s</translation>
    </message>
    <message>
        <source>, {lost} samples missing</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>, {lost} Abtastwerte fehlen</translation>
    </message>
    <message>
        <source>Writing and comparing {format}: {share}. Recording is not disturbed.</source>
        <extracomment>app/ui/dialogs/export_texts.py</extracomment>
        <translation>{format} wird geschrieben und verglichen: {share}. Die Aufzeichnung wird nicht gestört.</translation>
    </message>
    <message>
        <source>Reset the safety stop</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation>Sicherheitsstopp zurücksetzen</translation>
    </message>
    <message>
        <source>Role</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Reason</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What was the cause, and that it has gone</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation>Was die Ursache war, und dass sie behoben ist</translation>
    </message>
    <message>
        <source>Reset the stop</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation>Stopp zurücksetzen</translation>
    </message>
    <message>
        <source>Afterwards the stop is ready. No output starts by itself.</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation>Danach ist der Stopp bereit. Kein Ausgang startet von selbst.</translation>
    </message>
    <message>
        <source>The safety program is not heard.</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation>Das Sicherheitsprogramm ist nicht zu hören.</translation>
    </message>
    <message>
        <source>All causes are cleared.</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation>Alle Ursachen sind behoben.</translation>
    </message>
    <message>
        <source>Stopped: {causes}.</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation>Gestoppt: {causes}.</translation>
    </message>
    <message>
        <source>Not yet cleared: {list}</source>
        <extracomment>app/ui/dialogs/reset_stop.py</extracomment>
        <translation>Noch nicht behoben: {list}</translation>
    </message>
    <message>
        <source>Name of the workspace</source>
        <extracomment>app/ui/dialogs/workspace_name.py</extracomment>
        <translation>Name des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the workspace</source>
        <extracomment>app/ui/dialogs/workspace_name.py</extracomment>
        <translation>Arbeitsbereich speichern</translation>
    </message>
    <message>
        <source>Began</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Priority</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Alarm</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Lasted</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Acknowledged after</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation>Quittiert nach</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>still there</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation>besteht noch</translation>
    </message>
    <message>
        <source>stands</source>
        <extracomment>app/ui/item_models/alarm_rows.py</extracomment>
        <translation>besteht</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Clock</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Event</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Mark</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Device</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Gap</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Step</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>, lasting {duration_s} s</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation>, Dauer {duration_s} s</translation>
    </message>
    <message>
        <source>female</source>
        <extracomment>app/ui/item_models/patient_rows.py</extracomment>
        <translation>weiblich</translation>
    </message>
    <message>
        <source>male</source>
        <extracomment>app/ui/item_models/patient_rows.py</extracomment>
        <translation>männlich</translation>
    </message>
    <message>
        <source>other</source>
        <extracomment>app/ui/dialogs/montage_table.py</extracomment>
        <translation>andere</translation>
    </message>
    <message>
        <source>By its place</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Nach ihrem Ort</translation>
    </message>
    <message>
        <source>Blue</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Red</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Plain</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>Violet</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Green</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Amber</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Cyan</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Türkis</translation>
    </message>
    <message>
        <source>EEG</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>EEG</translation>
    </message>
    <message>
        <source>Eye movements (EOG)</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Augenbewegungen (EOG)</translation>
    </message>
    <message>
        <source>Heart (ECG)</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Herz (EKG)</translation>
    </message>
    <message>
        <source>Muscle (EMG)</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Muskel (EMG)</translation>
    </message>
    <message>
        <source>Respiration</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Atmung</translation>
    </message>
    <message>
        <source>Trigger</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Trigger</translation>
    </message>
    <message>
        <source>Accelerometer</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>Something else</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Channel properties</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Kanaleigenschaften</translation>
    </message>
    <message>
        <source>Trace</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Gain of this trace</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Verstärkung dieser Kurve</translation>
    </message>
    <message>
        <source>Colour of this trace</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Farbe dieser Kurve</translation>
    </message>
    <message>
        <source>Hide this trace</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Diese Kurve ausblenden</translation>
    </message>
    <message>
        <source>It is recorded all the same; the page says how many traces are hidden</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Sie wird trotzdem aufgezeichnet; die Seite sagt, wie viele Kurven ausgeblendet sind</translation>
    </message>
    <message>
        <source>Show all</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Channel of the recording</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Kanal der Aufzeichnung</translation>
    </message>
    <message>
        <source>Bad channel</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Schlechter Kanal</translation>
    </message>
    <message>
        <source>Greyed, struck through and marked with a cross; recorded all the same</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Grau, durchgestrichen und mit einem Kreuz markiert; wird trotzdem aufgezeichnet</translation>
    </message>
    <message>
        <source>Loose, bridged, broken wire… never a name</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Lose, Brücke, Kabelbruch… nie ein Name</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Name des Kanals</translation>
    </message>
    <message>
        <source>Kind of the channel</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Art des Kanals</translation>
    </message>
    <message>
        <source>Change in the recording</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>In der Aufzeichnung ändern</translation>
    </message>
    <message>
        <source>In the recording, from now on</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>In der Aufzeichnung, ab jetzt</translation>
    </message>
    <message>
        <source>The change is on its way.</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Die Änderung ist unterwegs.</translation>
    </message>
    <message>
        <source>Nothing is recorded now. A channel can be changed while it is recorded.</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Jetzt wird nichts aufgezeichnet. Ein Kanal kann während der Aufzeichnung geändert werden.</translation>
    </message>
    <message>
        <source>A channel has a name.</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Ein Kanal hat einen Namen.</translation>
    </message>
    <message>
        <source>Say why the channel is bad.</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Geben Sie an, warum der Kanal schlecht ist.</translation>
    </message>
    <message>
        <source>Nothing is different from what is recorded.</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Nichts weicht vom Aufgezeichneten ab.</translation>
    </message>
    <message>
        <source>Changed, from this moment on. The log says so.</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Geändert, ab diesem Augenblick. Es steht im Protokoll.</translation>
    </message>
    <message>
        <source>Show all hidden traces again</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Alle ausgeblendeten Kurven wieder zeigen</translation>
    </message>
    <message>
        <source>Gain</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>On this screen</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Auf diesem Bildschirm</translation>
    </message>
    <message>
        <source>Channel</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Judged</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Beurteilt</translation>
    </message>
    <message>
        <source>Kind</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Art</translation>
    </message>
    <message>
        <source>As the page</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Wie die Seite</translation>
    </message>
    <message>
        <source>Show all ({count} hidden)</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Alle zeigen ({count} ausgeblendet)</translation>
    </message>
    <message>
        <source>Care</source>
        <extracomment>app/ui/access/care_dialog.py</extracomment>
        <translation>Behandlung</translation>
    </message>
    <message>
        <source>Research</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Forschung</translation>
    </message>
    <message>
        <source>What it is for</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Wofür es ist</translation>
    </message>
    <message>
        <source>Research needs the patient&apos;s consent to research</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Forschung braucht die Einwilligung des Patienten in Forschung</translation>
    </message>
    <message>
        <source>No recording is chosen.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Es ist keine Aufzeichnung gewählt.</translation>
    </message>
    <message>
        <source>Choose a recording, a folder that exists, and a purpose that is consented to</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Wählen Sie eine Aufzeichnung, einen vorhandenen Ordner und einen Zweck mit Einwilligung</translation>
    </message>
    <message>
        <source>For care: the patient&apos;s treatment, and copies for the patient.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Für die Behandlung des Patienten und Kopien für ihn.</translation>
    </message>
    <message>
        <source>The patient has consented to research.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Der Patient hat in Forschung eingewilligt.</translation>
    </message>
    <message>
        <source>The patient has withdrawn consent to research: it cannot be exported for it.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Der Patient hat die Einwilligung in Forschung widerrufen: Dafür kann nicht exportiert werden.</translation>
    </message>
    <message>
        <source>The patient has not consented to research: ask for consent first.</source>
        <extracomment>app/ui/dialogs/export_recording.py</extracomment>
        <translation>Der Patient hat nicht in Forschung eingewilligt: Bitten Sie zuerst um Einwilligung.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <extracomment>app/ui/heads/choice_row.py</extracomment>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>sex unknown</source>
        <extracomment>app/ui/item_models/patient_rows.py</extracomment>
        <translation>Geschlecht unbekannt</translation>
    </message>
    <message>
        <source>{name}, {number}, born {born}</source>
        <extracomment>app/ui/item_models/patient_rows.py</extracomment>
        <translation>{name}, {number}, geb. {born}</translation>
    </message>
    <message>
        <source>yyyy-MM-dd HH:mm:ss</source>
        <extracomment>app/ui/language.py</extracomment>
        <translation>dd.MM.yyyy HH:mm:ss</translation>
    </message>
    <message>
        <source>yyyy-MM-dd</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation>dd.MM.yyyy</translation>
    </message>
    <message>
        <source>View</source>
        <extracomment>app/ui/main_window.py</extracomment>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Panels, workspaces, theme</source>
        <extracomment>app/ui/main_window.py</extracomment>
        <translation>Bereiche, Arbeitsbereiche, Farbschema</translation>
    </message>
    <message>
        <source>Last hour</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>All time</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Gesamte Zeit</translation>
    </message>
    <message>
        <source>Alarm history</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Alarmverlauf</translation>
    </message>
    <message>
        <source>Condition</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Session</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Alarms</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Statistics</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Als CSV exportieren…</translation>
    </message>
    <message>
        <source>Alarms of the past</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Vergangene Alarme</translation>
    </message>
    <message>
        <source>Export alarms</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Alarme exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>All sessions</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Alle Sitzungen</translation>
    </message>
    <message>
        <source>Write these alarms to a file, without patient data</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Diese Alarme in eine Datei schreiben, ohne Patientendaten</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an alarm to see when it was acknowledged and what was advised.</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Wählen Sie einen Alarm, um zu sehen, wann er quittiert und was geraten wurde.</translation>
    </message>
    <message>
        <source>condition gone</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Ursache vorbei</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>quittiert</translation>
    </message>
    <message>
        <source>ended</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>beendet</translation>
    </message>
    <message>
        <source>It stays until it is acknowledged.</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Er bleibt, bis er quittiert ist.</translation>
    </message>
    <message>
        <source>All priorities</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Alle Prioritäten</translation>
    </message>
    <message>
        <source>All conditions</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Alle Bedingungen</translation>
    </message>
    <message>
        <source>This session</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>Diese Sitzung</translation>
    </message>
    <message>
        <source>Written to {name}</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Geschrieben in {name}</translation>
    </message>
    <message>
        <source>{shown} of {all} alarms</source>
        <extracomment>app/ui/panels/alarm_history.py</extracomment>
        <translation>{shown} von {all} Alarmen</translation>
    </message>
    <message>
        <source>Statistics of alarms</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>Alarmstatistik</translation>
    </message>
    <message>
        <source>An hour</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>Je Stunde</translation>
    </message>
    <message>
        <source>Time in alarm</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>Zeit im Alarm</translation>
    </message>
    <message>
        <source>To acknowledge (median)</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>Bis zum Quittieren (Median)</translation>
    </message>
    <message>
        <source>Not acknowledged</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>Nicht quittiert</translation>
    </message>
    <message>
        <source>Longest</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>Längster</translation>
    </message>
    <message>
        <source>Alarms begun in each hour (from below: high, medium, low)</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>Alarmbeginne je Stunde (von unten: hoch, mittel, niedrig)</translation>
    </message>
    <message>
        <source>By condition</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>Nach Bedingung</translation>
    </message>
    <message>
        <source>at least one stands</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>mindestens einer besteht</translation>
    </message>
    <message>
        <source>of those acknowledged</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>der quittierten</translation>
    </message>
    <message>
        <source>ended without</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>endeten ohne</translation>
    </message>
    <message>
        <source>No alarm flood (more than 10 alarms in 10 minutes, EEMUA 191 / ISA-18.2).</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>Keine Alarmflut (mehr als 10 Alarme in 10 Minuten, EEMUA 191 / ISA-18.2).</translation>
    </message>
    <message>
        <source>Alarms in each hour; at most {most}</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>Alarme je Stunde; höchstens {most}</translation>
    </message>
    <message>
        <source>{high} high, {medium} medium, {low} low</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>{high} hoch, {medium} mittel, {low} niedrig</translation>
    </message>
    <message>
        <source>over {duration}</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>über {duration}</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm flood(s) (more than 10 alarms in 10 minutes, EEMUA 191 / ISA-18.2); the worst had {alarms} alarms from {begin}.</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>
            <numerusform>%n Alarmflut (mehr als 10 Alarme in 10 Minuten, EEMUA 191 / ISA-18.2); die schlimmste hatte {alarms} Alarme ab {begin}.</numerusform>
            <numerusform>%n Alarmfluten (mehr als 10 Alarme in 10 Minuten, EEMUA 191 / ISA-18.2); die schlimmste hatte {alarms} Alarme ab {begin}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{alarms}  ·  {duration} in all</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>{alarms}  ·  {duration} insgesamt</translation>
    </message>
    <message>
        <source>{condition}, {priority}: {alarms} alarms, {duration} in all</source>
        <extracomment>app/ui/panels/alarm_history_figures.py</extracomment>
        <translation>{condition}, {priority}: {alarms} Alarme, {duration} insgesamt</translation>
    </message>
    <message>
        <source>The amplifier measures right</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation>Der Verstärker misst richtig</translation>
    </message>
    <message>
        <source>The amplifier measures wrong</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation>Der Verstärker misst falsch</translation>
    </message>
    <message>
        <source>The amplifier was not checked</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation>Der Verstärker wurde nicht geprüft</translation>
    </message>
    <message>
        <source>Checking the amplifier…</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation>Verstärker wird geprüft…</translation>
    </message>
    <message>
        <source>Amplifier</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation>Verstärker</translation>
    </message>
    <message>
        <source>Check calibration</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation>Kalibrierung prüfen</translation>
    </message>
    <message>
        <source>Gain, time constant and noise, with the amplifier&apos;s own test signals</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation>Verstärkung, Zeitkonstante und Rauschen, mit den eigenen Testsignalen des Verstärkers</translation>
    </message>
    <message>
        <source>Check again</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Not checked. The check takes about 15 s; the electrodes stay where they are.</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation>Nicht geprüft. Die Prüfung dauert etwa 15 s; die Elektroden bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Checked {clock}.</source>
        <extracomment>app/ui/panels/amplifier_card.py</extracomment>
        <translation>Geprüft {clock}.</translation>
    </message>
    <message>
        <source>Does {patient} withdraw consent to {purpose}?</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Widerruft {patient} die Einwilligung: {purpose}?</translation>
    </message>
    <message>
        <source>{patient} has given no consent</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>{patient} hat keine Einwilligung gegeben</translation>
    </message>
    <message>
        <source>Not found at the moment: plug it in or switch it on, or take it away here.</source>
        <extracomment>app/ui/panels/device_chosen.py</extracomment>
        <translation>Zurzeit nicht gefunden: Stecken Sie es ein, schalten Sie es ein, oder nehmen Sie es hier weg.</translation>
    </message>
    <message>
        <source>Do not use {name}</source>
        <extracomment>app/ui/panels/device_chosen.py</extracomment>
        <translation>{name} nicht benutzen</translation>
    </message>
    <message>
        <source>Main device</source>
        <extracomment>app/ui/panels/device_chosen.py</extracomment>
        <translation>Hauptgerät</translation>
    </message>
    <message>
        <source>No serial port is found at the moment. Plug the dongle or cable in: it then appears here by itself.</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Zurzeit ist kein serieller Anschluss zu finden. Stecken Sie Dongle oder Kabel ein: Er erscheint dann von selbst.</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Die Datei wählen</translation>
    </message>
    <message>
        <source>Add an amplifier by hand</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Verstärker von Hand hinzufügen</translation>
    </message>
    <message>
        <source>Maker or model</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Hersteller oder Modell</translation>
    </message>
    <message>
        <source>Search amplifiers</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Verstärker suchen</translation>
    </message>
    <message>
        <source>Amplifiers</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Verstärkerliste</translation>
    </message>
    <message>
        <source>Add this amplifier</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Diesen Verstärker hinzufügen</translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Made by software</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Aus Software</translation>
    </message>
    <message>
        <source>Add it to the session</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Zur Sitzung hinzufügen</translation>
    </message>
    <message>
        <source>Back to the list of devices</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Zurück zur Geräteliste</translation>
    </message>
    <message>
        <source>Entered by hand: {value}.</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Von Hand eingegeben: {value}.</translation>
    </message>
    <message>
        <source>{label} (may be left empty)</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>{label} (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Entered by hand: port {port}.</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Von Hand eingegeben: Anschluss {port}.</translation>
    </message>
    <message>
        <source>For one that is not found by itself. Choose the model; what it needs is asked then.</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Für einen, der nicht von selbst gefunden wird. Wählen Sie das Modell; was es braucht, wird dann gefragt.</translation>
    </message>
    <message>
        <source>Connection: {connection}</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Verbindung: {connection}</translation>
    </message>
    <message>
        <source>Nothing needs to be entered for this one.</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Für diesen muss nichts eingegeben werden.</translation>
    </message>
    <message>
        <source>as fast as the chain keeps up</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation>so schnell die Kette mitkommt</translation>
    </message>
    <message>
        <source>at its own rate</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation>in eigener Geschwindigkeit</translation>
    </message>
    <message>
        <source>As used last.</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation>Wie zuletzt benutzt.</translation>
    </message>
    <message numerus="yes">
        <source>%n LSL stream(s)</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation>
            <numerusform>%n LSL-Strom</numerusform>
            <numerusform>%n LSL-Ströme</numerusform>
        </translation>
    </message>
    <message>
        <source>{channels} channels at {rate} Hz</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation>{channels} Kanäle mit {rate} Hz</translation>
    </message>
    <message>
        <source>Simulated amplifier</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation>Simulierter Verstärker</translation>
    </message>
    <message>
        <source>at {speed} times its own rate</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation>mit {speed}facher Geschwindigkeit</translation>
    </message>
    <message>
        <source>At {where}.</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation>An {where}.</translation>
    </message>
    <message>
        <source>Amplifier with number {board_id}</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation>Verstärker mit der Nummer {board_id}</translation>
    </message>
    <message>
        <source>Played as a device, {pace}.</source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation>Als Gerät abgespielt, {pace}.</translation>
    </message>
    <message>
        <source> with </source>
        <extracomment>app/ui/panels/device_names.py</extracomment>
        <translation> mit </translation>
    </message>
    <message>
        <source>Simulated stimulator</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Simulierter Stimulator</translation>
    </message>
    <message>
        <source>Stimulator on a serial port</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Stimulator an seriellem Anschluss</translation>
    </message>
    <message>
        <source>No stimulator</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Kein Stimulator</translation>
    </message>
    <message>
        <source>Practice: the safety stop has an output to act on, and no current flows.</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Übung: Der Sicherheitsstopp hat einen Ausgang, auf den er wirkt, und es fließt kein Strom.</translation>
    </message>
    <message>
        <source>Only a stimulator that speaks this workstation&apos;s protocol answers; the stop is proved on it.</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Nur ein Stimulator mit dem Protokoll dieser Workstation antwortet; der Stopp wird an ihm geprüft.</translation>
    </message>
    <message>
        <source>Recording only: the safety stop has no output to act on.</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Nur Aufzeichnung: Der Sicherheitsstopp hat keinen Ausgang, auf den er wirkt.</translation>
    </message>
    <message>
        <source>Stimulator</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Stimulator</translation>
    </message>
    <message>
        <source>Serial port of the stimulator</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Serieller Anschluss des Stimulators</translation>
    </message>
    <message>
        <source>Serial number of the stimulator</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Seriennummer des Stimulators</translation>
    </message>
    <message>
        <source>Serial number</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Only the stimulator that says this number is used; empty takes whichever answers.</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Nur der Stimulator mit dieser Nummer wird benutzt; leer nimmt jeden, der antwortet.</translation>
    </message>
    <message>
        <source>Serial port</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Serieller Anschluss</translation>
    </message>
    <message>
        <source>Choose the stimulator&apos;s serial port.</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Wählen Sie den seriellen Anschluss des Stimulators.</translation>
    </message>
    <message>
        <source>The port {port} is an amplifier&apos;s; choose the stimulator&apos;s own.</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Der Anschluss {port} gehört einem Verstärker; wählen Sie den des Stimulators.</translation>
    </message>
    <message>
        <source>No LSL stream is heard of. Start the program that sends it, in the same network; it then appears here by itself.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>Kein LSL-Strom zu hören. Starten Sie das sendende Programm im selben Netz; er erscheint dann von selbst.</translation>
    </message>
    <message>
        <source>Tick at least one signal with a rate: markers alone are no device.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>Haken Sie mindestens ein Signal mit Abtastrate an: Markierungen allein sind kein Gerät.</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Channels</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Rate</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Host</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Source id</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>Quellen-ID</translation>
    </message>
    <message>
        <source>Tick the signal, and the markers that belong to it. They are received as one device, on one time axis.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>Haken Sie das Signal und die zugehörigen Markierungen an. Sie werden als ein Gerät auf einer Zeitachse empfangen.</translation>
    </message>
    <message>
        <source>LSL streams</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>LSL-Ströme</translation>
    </message>
    <message>
        <source>Space ticks the stream of the row.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>Die Leertaste hakt den Strom der Zeile an.</translation>
    </message>
    <message>
        <source>Use these streams</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>Diese Ströme benutzen</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>keine</translation>
    </message>
    <message>
        <source>Receive them as one device</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>Als ein Gerät empfangen</translation>
    </message>
    <message>
        <source>markers</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>markers “{name}”</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>Markierungen „{name}“</translation>
    </message>
    <message>
        <source>{count} streams are called “{name}” with the same source id: this one is taken by its uid, and not taken up again when its source is started anew.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>{count} Ströme heißen „{name}“ mit derselben Quellen-ID: Dieser wird an seiner UID erkannt und nach einem Neustart seiner Quelle nicht wieder aufgenommen.</translation>
    </message>
    <message>
        <source>“{name}” has no source id: it is taken by its uid, and after a loss known by its name only.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>„{name}“ hat keine Quellen-ID: Er wird an seiner UID erkannt, nach einem Verlust nur an seinem Namen.</translation>
    </message>
    <message>
        <source>{kind} from {hostname}</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>{kind} von {hostname}</translation>
    </message>
    <message>
        <source>LSL: {detail}.</source>
        <extracomment>app/ui/panels/device_streams.py</extracomment>
        <translation>LSL: {detail}.</translation>
    </message>
    <message>
        <source>AMPLIFIERS FOUND</source>
        <extracomment>app/ui/panels/device_tree.py</extracomment>
        <translation>GEFUNDENE VERSTÄRKER</translation>
    </message>
    <message>
        <source>LSL STREAMS</source>
        <extracomment>app/ui/panels/device_tree.py</extracomment>
        <translation>LSL-STRÖME</translation>
    </message>
    <message>
        <source>RECORDING FILES</source>
        <extracomment>app/ui/panels/device_tree.py</extracomment>
        <translation>AUFZEICHNUNGSDATEIEN</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <extracomment>app/ui/panels/device_tree.py</extracomment>
        <translation>SIMULIERT</translation>
    </message>
    <message>
        <source>Devices that can be chosen</source>
        <extracomment>app/ui/panels/device_tree.py</extracomment>
        <translation>Wählbare Geräte</translation>
    </message>
    <message>
        <source>Enter uses a device alone, Space adds it or takes it away.</source>
        <extracomment>app/ui/panels/device_tree.py</extracomment>
        <translation>Enter benutzt ein Gerät allein, die Leertaste fügt es hinzu oder nimmt es weg.</translation>
    </message>
    <message>
        <source>Look back</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation>Zurückblicken</translation>
    </message>
    <message>
        <source>●  LIVE</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation>●  LIVE</translation>
    </message>
    <message>
        <source>Back to live</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation>Zurück zu Live</translation>
    </message>
    <message>
        <source>The recording goes on</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation>Die Aufzeichnung geht weiter</translation>
    </message>
    <message>
        <source>No new signal for {seconds} s</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation>Seit {seconds} s kein neues Signal</translation>
    </message>
    <message>
        <source>◀◀  PAST   {start} to {end}</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation>◀◀  VERGANGEN   {start} bis {end}</translation>
    </message>
    <message>
        <source>{goes_on}, now at {now}</source>
        <extracomment>app/ui/panels/past_banner.py</extracomment>
        <translation>{goes_on}, jetzt bei {now}</translation>
    </message>
    <message>
        <source>HOSPITAL NUMBER</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>PATIENTENNUMMER</translation>
    </message>
    <message>
        <source>read back</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>abgelesen</translation>
    </message>
    <message>
        <source>▲ Withdrawn: {purposes}</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>▲ Widerrufen: {purposes}</translation>
    </message>
    <message>
        <source>No patient is concerned.</source>
        <extracomment>app/ui/panels/patient_strip.py</extracomment>
        <translation>Kein Patient betroffen.</translation>
    </message>
    <message>
        <source>born {date}</source>
        <extracomment>app/ui/panels/patient_strip.py</extracomment>
        <translation>geb. {date}</translation>
    </message>
    <message>
        <source>Patient {name}, hospital number {number}, born {date}</source>
        <extracomment>app/ui/panels/patient_strip.py</extracomment>
        <translation>Patient {name}, Patientennummer {number}, geb. {date}</translation>
    </message>
    <message>
        <source>Close the eyes</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation>Augen schließen</translation>
    </message>
    <message>
        <source>Open the eyes</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation>Augen öffnen</translation>
    </message>
    <message>
        <source>Eyes by turns, every 10 s</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation>Augen im Wechsel, alle 10 s</translation>
    </message>
    <message>
        <source>Begin a seizure</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation>Anfall beginnen</translation>
    </message>
    <message>
        <source>End the seizure</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation>Anfall beenden</translation>
    </message>
    <message>
        <source>Disconnect the amplifier for 2 s</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation>Verstärker für 2 s trennen</translation>
    </message>
    <message>
        <source>Pop at {electrode}</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation>Knackser an {electrode}</translation>
    </message>
    <message>
        <source>Take {electrode} off</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation>{electrode} abnehmen</translation>
    </message>
    <message>
        <source>Put {electrode} back</source>
        <extracomment>app/ui/panels/simulated_patient_menu.py</extracomment>
        <translation>{electrode} wieder anlegen</translation>
    </message>
    <message>
        <source>Simulated patient</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Simulierter Patient</translation>
    </message>
    <message>
        <source>Safety alarm</source>
        <extracomment>app/ui/safety_alarm_qt.py</extracomment>
        <translation>Sicherheitsalarm</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <extracomment>app/ui/safety_alarm_qt.py</extracomment>
        <translation>Ich habe dies gesehen</translation>
    </message>
    <message>
        <source>Told by the safety program of NeuraScale, which works without the window.</source>
        <extracomment>app/ui/safety_alarm_qt.py</extracomment>
        <translation>Gemeldet vom Sicherheitsprogramm von NeuraScale, das ohne das Fenster arbeitet.</translation>
    </message>
    <message>
        <source>Since {clock}</source>
        <extracomment>app/ui/safety_alarm_qt.py</extracomment>
        <translation>Seit {clock}</translation>
    </message>
    <message>
        <source>Alarm of high priority. {text}</source>
        <extracomment>app/ui/safety_alarm_qt.py</extracomment>
        <translation>Alarm hoher Priorität. {text}</translation>
    </message>
    <message>
        <source>The sound of high priority is heard.</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Der Ton hoher Priorität ist zu hören.</translation>
    </message>
    <message>
        <source>The sound of medium priority is heard.</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Der Ton mittlerer Priorität ist zu hören.</translation>
    </message>
    <message>
        <source>The sound of low priority is heard.</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Der Ton niedriger Priorität ist zu hören.</translation>
    </message>
    <message>
        <source>Pause sound</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Ton pausieren</translation>
    </message>
    <message>
        <source>Pause the sound for two minutes; a new alarm ends the pause</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Ton zwei Minuten pausieren; ein neuer Alarm beendet die Pause</translation>
    </message>
    <message>
        <source>No sound</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Kein Ton</translation>
    </message>
    <message>
        <source>The sound comes back by itself, and at once with any new alarm.</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Der Ton kommt von selbst wieder, bei jedem neuen Alarm sofort.</translation>
    </message>
    <message>
        <source>Resume sound</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Ton fortsetzen</translation>
    </message>
    <message>
        <source>Resume the alarm sound</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Alarmton fortsetzen</translation>
    </message>
    <message>
        <source>Pause the alarm sound</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Alarmton pausieren</translation>
    </message>
    <message>
        <source>Alarm sound: {words}. {hint}</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Alarmton: {words}. {hint}</translation>
    </message>
    <message>
        <source>Sounding</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Ton läuft</translation>
    </message>
    <message>
        <source>Sound on</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Ton an</translation>
    </message>
    <message>
        <source>An alarm will be heard.</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Ein Alarm wird zu hören sein.</translation>
    </message>
    <message>
        <source>Let alarms be heard again</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Alarme wieder hören lassen</translation>
    </message>
    <message>
        <source>Sound paused {countdown}</source>
        <extracomment>app/ui/safety_strip/alarm_audible.py</extracomment>
        <translation>Tonpause {countdown}</translation>
    </message>
    <message>
        <source>This window was opened without a sound.</source>
        <extracomment>app/ui/safety_strip/alarm_control.py</extracomment>
        <translation>Dieses Fenster wurde ohne Ton geöffnet.</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>This has passed. Acknowledge to take it off.</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation>Dies ist vorbei. Quittieren Sie, um es zu entfernen.</translation>
    </message>
    <message>
        <source>All alarms that stand</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation>Alle bestehenden Alarme</translation>
    </message>
    <message>
        <source>Acknowledge this alarm</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation>Diesen Alarm quittieren</translation>
    </message>
    <message>
        <source>No alarms</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation>Keine Alarme</translation>
    </message>
    <message>
        <source>Alarms are not known</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation>Alarme sind nicht bekannt</translation>
    </message>
    <message>
        <source>The station is not heard yet, or no more.</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation>Die Station ist noch nicht oder nicht mehr zu hören.</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation>„{text}“</translation>
    </message>
    <message>
        <source>{priority} priority alarm: {text} {advice} {since}</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation>Alarm, Priorität {priority}: {text} {advice} {since}</translation>
    </message>
    <message>
        <source>{words}: show all alarms</source>
        <extracomment>app/ui/safety_strip/alarm_line.py</extracomment>
        <translation>{words}: alle Alarme zeigen</translation>
    </message>
    <message>
        <source>Acknowledge: {text}</source>
        <extracomment>app/ui/safety_strip/alarm_list.py</extracomment>
        <translation>Quittieren: {text}</translation>
    </message>
    <message>
        <source>High</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Medium</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Low</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>is over</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation>ist vorbei</translation>
    </message>
    <message>
        <source>over</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation>vorbei</translation>
    </message>
    <message>
        <source>as last heard</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation>wie zuletzt gehört</translation>
    </message>
    <message>
        <source>{count} high</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation>{count} hoch</translation>
    </message>
    <message>
        <source>{count} medium</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation>{count} mittel</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation>{days} d {hours} h</translation>
    </message>
    <message>
        <source>since {clock}, {duration}</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation>seit {clock}, {duration}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <extracomment>app/ui/panels/busy_cell.py</extracomment>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Montages</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Montagen</translation>
    </message>
    <message>
        <source>New</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Neu</translation>
    </message>
    <message>
        <source>An empty montage</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Eine leere Montage</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>A montage of your own, made from the one chosen</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Eine eigene Montage aus der gewählten</translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Take your own montage out of the list</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Die eigene Montage aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Import…</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Bring in a montage from a file</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Eine Montage aus einer Datei holen</translation>
    </message>
    <message>
        <source>Export…</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write the montage to a file</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Die Montage in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Show on page</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Auf der Seite zeigen</translation>
    </message>
    <message>
        <source>Show the traces in this montage</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Die Kurven in dieser Montage zeigen</translation>
    </message>
    <message>
        <source>no key</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>Saved.</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Deleted. Until this window is closed, Save brings it back; Delete forgets it.</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Gelöscht. Bis dieses Fenster geschlossen wird, holt Speichern sie zurück; Löschen vergisst sie.</translation>
    </message>
    <message>
        <source>Import a montage</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Montage importieren</translation>
    </message>
    <message>
        <source>Export the montage</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Montage exportieren</translation>
    </message>
    <message>
        <source>not possible with these channels</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>mit diesen Kanälen nicht möglich</translation>
    </message>
    <message>
        <source>Keep the montage, and show it where it is shown</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Die Montage behalten und zeigen, wo sie gezeigt wird</translation>
    </message>
    <message>
        <source>A montage changes what is shown. What is recorded stays as it is.</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Eine Montage ändert, was gezeigt wird. Was aufgezeichnet ist, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>(no name)</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>{count} of {all} derivations cannot be shown with the channels there are now.</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>{count} von {all} Ableitungen sind mit den jetzigen Kanälen nicht darstellbar.</translation>
    </message>
    <message>
        <source>not here: {names}</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>nicht hier: {names}</translation>
    </message>
    <message>
        <source>{name}, copy</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>{name}, Kopie</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Geschrieben in {file}.</translation>
    </message>
    <message>
        <source>{name} (not saved)</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>{name} (nicht gespeichert)</translation>
    </message>
    <message>
        <source>{key} (now {montage})</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>{key} (jetzt {montage})</translation>
    </message>
    <message>
        <source>It ships with the application: copy it to change it.</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Sie gehört zum Programm: Kopieren Sie sie, um sie zu ändern.</translation>
    </message>
    <message>
        <source>My montage</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Meine Montage</translation>
    </message>
    <message>
        <source>Not saved: {names}. Close once more to lose it.</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Nicht gespeichert: {names}. Schließen Sie noch einmal, um es zu verwerfen.</translation>
    </message>
    <message>
        <source>Every channel as it was recorded, against the reference of the amplifier.</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Jeder Kanal, wie er aufgezeichnet wurde, gegen die Referenz des Verstärkers.</translation>
    </message>
    <message>
        <source>Every electrode minus the average of all EEG electrodes that are not marked bad. Channels that are not EEG, or were recorded against another reference, are shown as recorded.</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Jede Elektrode minus dem Mittel aller EEG-Elektroden, die nicht als schlecht markiert sind. Kanäle, die kein EEG sind oder gegen eine andere Referenz aufgezeichnet wurden, erscheinen wie aufgezeichnet.</translation>
    </message>
    <message>
        <source>Every electrode minus the mean of its nearest neighbours, weighted by the inverse of their distance (Hjorth 1975 and 1980). Four neighbours, and all as far away as the fourth, within 50 degrees on the sphere; at the edge of the head they lie on one side only. An electrode needs three.</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Jede Elektrode minus dem Mittel ihrer nächsten Nachbarn, mit dem Kehrwert des Abstands gewichtet (Hjorth 1975 und 1980). Vier Nachbarn und alle, die so weit weg sind wie der vierte, innerhalb von 50 Grad auf der Kugel; am Kopfrand liegen sie nur auf einer Seite. Eine Elektrode braucht drei.</translation>
    </message>
    <message>
        <source>Name of the montage</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Name der Montage</translation>
    </message>
    <message>
        <source>Key of the montage</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Taste der Montage</translation>
    </message>
    <message>
        <source>Add row</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>A derivation below the row chosen</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Eine Ableitung unter der gewählten Zeile</translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take the chosen rows out</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Die gewählten Zeilen entfernen</translation>
    </message>
    <message>
        <source>Up</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Move the row up</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Zeile nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Move the row down</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Zeile nach unten</translation>
    </message>
    <message>
        <source>Electrodes of a chain</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Elektroden einer Kette</translation>
    </message>
    <message>
        <source>A chain of electrodes: Fp1 F7 T7 P7 O1</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Eine Kette von Elektroden: Fp1 F7 T7 P7 O1</translation>
    </message>
    <message>
        <source>Group of the chain</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Gruppe der Kette</translation>
    </message>
    <message>
        <source>Group</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Add chain</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Kette hinzufügen</translation>
    </message>
    <message>
        <source>A derivation for each pair of neighbours in the chain</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Eine Ableitung für jedes Nachbarpaar der Kette</translation>
    </message>
    <message>
        <source>Key</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Taste</translation>
    </message>
    <message>
        <source>A chain needs at least two electrodes.</source>
        <extracomment>app/ui/dialogs/montage_form.py</extracomment>
        <translation>Eine Kette braucht mindestens zwei Elektroden.</translation>
    </message>
    <message>
        <source>by its side</source>
        <extracomment>app/ui/dialogs/montage_table.py</extracomment>
        <translation>nach Seite</translation>
    </message>
    <message>
        <source>left</source>
        <extracomment>app/ui/dialogs/montage_table.py</extracomment>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <extracomment>app/ui/dialogs/montage_table.py</extracomment>
        <translation>rechts</translation>
    </message>
    <message>
        <source>midline</source>
        <extracomment>app/ui/dialogs/montage_table.py</extracomment>
        <translation>Mittellinie</translation>
    </message>
    <message>
        <source>Colour</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Demonstration: not for patients</source>
        <extracomment>app/ui/access/access_strips.py</extracomment>
        <translation>Vorführung: nicht für Patienten</translation>
    </message>
    <message>
        <source>End now</source>
        <extracomment>app/ui/access/access_strips.py</extracomment>
        <translation>Jetzt beenden</translation>
    </message>
    <message>
        <source>End the emergency access before its time</source>
        <extracomment>app/ui/access/access_strips.py</extracomment>
        <translation>Den Notfallzugriff vor seiner Zeit beenden</translation>
    </message>
    <message>
        <source>What you do is reviewed.</source>
        <extracomment>app/ui/access/access_strips.py</extracomment>
        <translation>Was Sie tun, wird geprüft.</translation>
    </message>
    <message>
        <source>Emergency access</source>
        <extracomment>app/ui/access/access_strips.py</extracomment>
        <translation>Notfallzugriff</translation>
    </message>
    <message>
        <source>{time} left</source>
        <extracomment>app/ui/access/access_strips.py</extracomment>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>Emergency access to {patient}</source>
        <extracomment>app/ui/access/access_strips.py</extracomment>
        <translation>Notfallzugriff auf {patient}</translation>
    </message>
    <message>
        <source>Care…</source>
        <extracomment>app/ui/access/care_bar.py</extracomment>
        <translation>Zuständigkeit…</translation>
    </message>
    <message>
        <source>Emergency access…</source>
        <extracomment>app/ui/access/care_bar.py</extracomment>
        <translation>Notfallzugriff…</translation>
    </message>
    <message>
        <source>Emergency access is open</source>
        <extracomment>app/ui/access/care_bar.py</extracomment>
        <translation>Notfallzugriff läuft</translation>
    </message>
    <message>
        <source>In whose care this patient is</source>
        <extracomment>app/ui/access/care_bar.py</extracomment>
        <translation>Wer für diesen Patienten zuständig ist</translation>
    </message>
    <message>
        <source>Reach this patient for a limited time, with a reason</source>
        <extracomment>app/ui/access/care_bar.py</extracomment>
        <translation>Für begrenzte Zeit auf diesen Patienten zugreifen, mit Begründung</translation>
    </message>
    <message>
        <source>In your care</source>
        <extracomment>app/ui/access/care_bar.py</extracomment>
        <translation>In Ihrer Zuständigkeit</translation>
    </message>
    <message>
        <source>Not in your care: only who they are is shown</source>
        <extracomment>app/ui/access/care_bar.py</extracomment>
        <translation>Nicht in Ihrer Zuständigkeit: nur die Person wird gezeigt</translation>
    </message>
    <message>
        <source>Who has this patient</source>
        <extracomment>app/ui/access/care_dialog.py</extracomment>
        <translation>Wer zuständig ist</translation>
    </message>
    <message>
        <source>User</source>
        <extracomment>app/ui/access/care_dialog.py</extracomment>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Who shall have this patient, too</source>
        <extracomment>app/ui/access/care_dialog.py</extracomment>
        <translation>Wer ebenfalls zuständig sein soll</translation>
    </message>
    <message>
        <source>Give into care</source>
        <extracomment>app/ui/access/care_dialog.py</extracomment>
        <translation>Zuständig machen</translation>
    </message>
    <message>
        <source>End care</source>
        <extracomment>app/ui/access/care_dialog.py</extracomment>
        <translation>Zuständigkeit beenden</translation>
    </message>
    <message>
        <source>Who has a patient in their care can record, read and report; others only in an emergency.</source>
        <extracomment>app/ui/access/care_dialog.py</extracomment>
        <translation>Wer zuständig ist, kann aufzeichnen, lesen und befunden; andere nur im Notfall.</translation>
    </message>
    <message>
        <source>IN THE CARE OF</source>
        <extracomment>app/ui/access/care_dialog.py</extracomment>
        <translation>ZUSTÄNDIG</translation>
    </message>
    <message>
        <source>SINCE</source>
        <extracomment>app/ui/access/care_dialog.py</extracomment>
        <translation>SEIT</translation>
    </message>
    <message>
        <source>Choose somebody in the list</source>
        <extracomment>app/ui/access/care_dialog.py</extracomment>
        <translation>Jemanden in der Liste wählen</translation>
    </message>
    <message>
        <source>{name} ({roles})</source>
        <extracomment>app/ui/access/care_dialog.py</extracomment>
        <translation>{name} ({roles})</translation>
    </message>
    <message>
        <source>its time was over</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>ended by the user</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>vom Benutzer beendet</translation>
    </message>
    <message>
        <source>signed out</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>the station ended</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>die Station endete</translation>
    </message>
    <message>
        <source>patient&apos;s data</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Patientendaten</translation>
    </message>
    <message>
        <source>consent</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>session</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>annotations</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>events and recordings</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Ereignisse und Aufzeichnungen</translation>
    </message>
    <message>
        <source>reset of the stop</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Stopp zurückgesetzt</translation>
    </message>
    <message>
        <source>export</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Export</translation>
    </message>
    <message>
        <source>report</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>report saved</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Bericht gespeichert</translation>
    </message>
    <message>
        <source>signature</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <source>care</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Zuständigkeit</translation>
    </message>
    <message>
        <source>This patient is not in your care. In an emergency you can have them for a limited time, as if they were: record, read, and what else your role allows. The time is shown all the while, it ends by itself or when you end it, and somebody else reviews what you did and why.</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Dieser Patient ist nicht in Ihrer Zuständigkeit. Im Notfall können Sie für begrenzte Zeit so zugreifen, als wäre er es: aufzeichnen, lesen und was Ihre Rolle sonst erlaubt. Die Zeit wird die ganze Zeit gezeigt; sie endet von selbst oder wenn Sie sie beenden, und jemand anderes prüft, was Sie getan haben und warum.</translation>
    </message>
    <message>
        <source>Open emergency access</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Notfallzugriff öffnen</translation>
    </message>
    <message>
        <source>Reason (no names)</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Begründung (keine Namen)</translation>
    </message>
    <message>
        <source>Emergency accesses</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Notfallzugriffe</translation>
    </message>
    <message>
        <source>Emergency accesses to review</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Notfallzugriffe zu prüfen</translation>
    </message>
    <message>
        <source>Nothing waits for a review.</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Nichts wartet auf eine Prüfung.</translation>
    </message>
    <message>
        <source>Note</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Note (needed where it was not justified)</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Anmerkung (nötig, wenn nicht gerechtfertigt)</translation>
    </message>
    <message>
        <source>Was justified</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>War gerechtfertigt</translation>
    </message>
    <message>
        <source>Was not justified</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>War nicht gerechtfertigt</translation>
    </message>
    <message>
        <source>Nobody reviews their own</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Niemand prüft den eigenen</translation>
    </message>
    <message>
        <source>It is written down</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Es wird festgehalten</translation>
    </message>
    <message numerus="yes">
        <source>%n more character(s)</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>
            <numerusform>noch %n Zeichen</numerusform>
            <numerusform>noch %n Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Enough for the review</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Genug für die Prüfung</translation>
    </message>
    <message>
        <source>OPENED</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>GEÖFFNET</translation>
    </message>
    <message>
        <source>BY</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>VON</translation>
    </message>
    <message>
        <source>ENDED</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>BEENDET</translation>
    </message>
    <message>
        <source>Somebody reached a patient who was not in their care. Was it right?</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Jemand hat auf einen Patienten außerhalb der eigenen Zuständigkeit zugegriffen. War das richtig?</translation>
    </message>
    <message>
        <source>is open</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>The reason is not there any more: the patient&apos;s data were erased.</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Die Begründung ist nicht mehr da: die Daten des Patienten wurden gelöscht.</translation>
    </message>
    <message>
        <source>Meanwhile: {asked}</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Währenddessen: {asked}</translation>
    </message>
    <message>
        <source>Say why in the note</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Sagen Sie in der Anmerkung, warum</translation>
    </message>
    <message>
        <source>{moment}, {why}</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>{moment}, {why}</translation>
    </message>
    <message>
        <source>nothing</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>nichts</translation>
    </message>
    <message>
        <source>The time for keeping it is over</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Die Aufbewahrungsfrist ist abgelaufen</translation>
    </message>
    <message>
        <source>It was recorded in error</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Es wurde irrtümlich aufgezeichnet</translation>
    </message>
    <message>
        <source>It was recorded without a right to</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Es wurde ohne Berechtigung aufgezeichnet</translation>
    </message>
    <message>
        <source>waits for a second person</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>wartet auf eine zweite Person</translation>
    </message>
    <message>
        <source>refused</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>erased; remnants are being removed</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>gelöscht; Reste werden entfernt</translation>
    </message>
    <message>
        <source>erased</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>legal hold stands</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Löschsperre besteht</translation>
    </message>
    <message>
        <source>Places with backups that could not be reached, which is tried again by itself: {count}.</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Orte mit Sicherungen, die nicht erreichbar waren (wird von selbst erneut versucht): {count}.</translation>
    </message>
    <message>
        <source>Two people erase: one asks, another approves. Then everything about that person is unreadable for good, here and in backups; the proofs of all other entries hold.</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Zwei Personen löschen: Eine beantragt, eine andere genehmigt. Dann ist alles über diese Person endgültig unlesbar, hier und in Sicherungen; die Beweise aller anderen Einträge gelten weiter.</translation>
    </message>
    <message>
        <source>Say why, in ten characters or more</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Sagen Sie, warum: mindestens zehn Zeichen</translation>
    </message>
    <message>
        <source>Erasure and legal hold</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Löschung und Löschsperre</translation>
    </message>
    <message>
        <source>Erasures and legal holds</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Löschungen und Löschsperren</translation>
    </message>
    <message>
        <source>Nothing was asked to be erased, and no legal hold stands.</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Es wurde keine Löschung beantragt, und es besteht keine Löschsperre.</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Grund der Entscheidung</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Do not erase</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Nicht löschen</translation>
    </message>
    <message>
        <source>Lift the legal hold</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Löschsperre aufheben</translation>
    </message>
    <message>
        <source>Reason (needed for not erasing, and for lifting)</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Grund (nötig für Ablehnung und Aufhebung)</translation>
    </message>
    <message>
        <source>Kind of reason</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Art des Grundes</translation>
    </message>
    <message>
        <source>This stays in the log; the words below are erased with the patient</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Das bleibt im Protokoll; die Worte darunter werden mit der Person gelöscht</translation>
    </message>
    <message>
        <source>Reason of the request</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Grund des Antrags</translation>
    </message>
    <message>
        <source>Ask for the erasure</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Löschung beantragen</translation>
    </message>
    <message>
        <source>Place a legal hold</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Löschsperre setzen</translation>
    </message>
    <message>
        <source>Patient</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Patient</translation>
    </message>
    <message>
        <source>WHO</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>WER</translation>
    </message>
    <message>
        <source>STATE</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>STAND</translation>
    </message>
    <message>
        <source>Cannot be undone</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Kann nicht rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>For the chosen patient</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Für die ausgewählte Person</translation>
    </message>
    <message>
        <source>You asked for it: somebody else approves it</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Sie haben es beantragt: Eine andere Person genehmigt es</translation>
    </message>
    <message>
        <source>The reason is not there any more: it was erased, too.</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Der Grund ist nicht mehr da: Er wurde mitgelöscht.</translation>
    </message>
    <message>
        <source>Erased. Entries of the log that nobody can read any more: {count}.</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Gelöscht. Einträge des Protokolls, die niemand mehr lesen kann: {count}.</translation>
    </message>
    <message>
        <source>Copies that were exported and cannot be reached from here: {count}.</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Kopien, die exportiert wurden und von hier aus nicht erreichbar sind: {count}.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>What is this workstation for? A folder for trying out never becomes one for patients, nor back.</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Wofür ist dieser Arbeitsplatz? Ein Ordner zum Ausprobieren wird nie einer für Patienten, und umgekehrt.</translation>
    </message>
    <message>
        <source>Try it out</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>A simulated amplifier and a simulated patient, at once and without signing in. Not for people.</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Ein simulierter Verstärker und ein simulierter Patient, sofort und ohne Anmeldung. Nicht für Menschen.</translation>
    </message>
    <message>
        <source>Try it with the simulated patient</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Mit dem simulierten Patienten ausprobieren</translation>
    </message>
    <message>
        <source>Use it with patients</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Mit Patienten verwenden</translation>
    </message>
    <message>
        <source>Everything is encrypted. Users sign in with their own names, and administrators with a second factor.</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Alles ist verschlüsselt. Benutzer melden sich mit eigenem Namen an, Administratoren mit einem zweiten Faktor.</translation>
    </message>
    <message>
        <source>Set up for patients</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Für Patienten einrichten</translation>
    </message>
    <message>
        <source>Passphrase of the workstation</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Passphrase des Arbeitsplatzes</translation>
    </message>
    <message>
        <source>This computer has no keyring that may be trusted, so a passphrase keeps what is recorded here. It is asked for whenever the workstation is started.</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Dieser Computer hat keinen Schlüsselbund, dem zu trauen ist; darum schützt eine Passphrase, was hier aufgezeichnet wird. Sie wird bei jedem Start des Arbeitsplatzes verlangt.</translation>
    </message>
    <message>
        <source>Without it everything stored here is lost.</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Ohne sie ist alles verloren, was hier gespeichert ist.</translation>
    </message>
    <message>
        <source>Nobody can bring it back, neither we nor your hospital. Write it down and lock it away.</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Niemand kann es zurückholen, weder wir noch Ihre Klinik. Schreiben Sie sie auf und schließen Sie sie ein.</translation>
    </message>
    <message>
        <source>It is written down and locked away</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Sie ist aufgeschrieben und eingeschlossen</translation>
    </message>
    <message>
        <source>Tick it to go on</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Anhaken, um weiterzugehen</translation>
    </message>
    <message>
        <source>Open the workstation</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Arbeitsplatz öffnen</translation>
    </message>
    <message>
        <source>Type its passphrase. Recordings and patients cannot be read without it; the safety stop works.</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Geben Sie seine Passphrase ein. Ohne sie sind Aufzeichnungen und Patienten nicht lesbar; der Sicherheitsstopp wirkt.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Diese Passphrase verwenden</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Passphrase noch einmal</translation>
    </message>
    <message>
        <source>Write the passphrase down first.</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Schreiben Sie die Passphrase zuerst auf.</translation>
    </message>
    <message>
        <source>Then tick that you have.</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Haken Sie dann an, dass Sie es getan haben.</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>app/ui/access/first_steps.py</extracomment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Wait {time}</source>
        <extracomment>app/ui/access/gate_page.py</extracomment>
        <translation>Warten {time}</translation>
    </message>
    <message>
        <source>Second factor</source>
        <extracomment>app/ui/access/own_account.py</extracomment>
        <translation>Zweiter Faktor</translation>
    </message>
    <message>
        <source>Change password</source>
        <extracomment>app/ui/access/own_account.py</extracomment>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Your password was given to you for one time. Choose one that only you know.</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Ihr Passwort galt nur einmal. Wählen Sie eines, das nur Sie kennen.</translation>
    </message>
    <message>
        <source>Choose one that only you know, and that you use nowhere else.</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Wählen Sie eines, das nur Sie kennen und sonst nirgends verwenden.</translation>
    </message>
    <message>
        <source>New password</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Password until now</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Bisheriges Passwort</translation>
    </message>
    <message>
        <source>The first administrator</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Der erste Administrator</translation>
    </message>
    <message>
        <source>Administrators add users and look after the workstation. You add everybody else afterwards.</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Administratoren legen Benutzer an und betreuen den Arbeitsplatz. Alle anderen legen Sie danach an.</translation>
    </message>
    <message>
        <source>Full name</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Voller Name</translation>
    </message>
    <message>
        <source>User name</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>This is not the same as above.</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Das ist nicht dasselbe wie oben.</translation>
    </message>
    <message>
        <source>New password again</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Neues Passwort noch einmal</translation>
    </message>
    <message>
        <source>Create administrator</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Administrator anlegen</translation>
    </message>
    <message>
        <source>As it is printed under what you sign</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Wie er unter dem steht, was Sie unterschreiben</translation>
    </message>
    <message>
        <source>What you type to sign in</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Was Sie zum Anmelden eingeben</translation>
    </message>
    <message>
        <source>Password</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password again</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Passwort noch einmal</translation>
    </message>
    <message>
        <source>At least {count} characters; several words are good.</source>
        <extracomment>app/ui/access/password_pages.py</extracomment>
        <translation>Mindestens {count} Zeichen; mehrere Wörter sind gut.</translation>
    </message>
    <message>
        <source>too short</source>
        <extracomment>app/ui/access/password_strength.py</extracomment>
        <translation>zu kurz</translation>
    </message>
    <message>
        <source>weak</source>
        <extracomment>app/ui/access/password_strength.py</extracomment>
        <translation>schwach</translation>
    </message>
    <message>
        <source>strong</source>
        <extracomment>app/ui/access/password_strength.py</extracomment>
        <translation>stark</translation>
    </message>
    <message>
        <source>at least {count} characters</source>
        <extracomment>app/ui/access/password_strength.py</extracomment>
        <translation>mindestens {count} Zeichen</translation>
    </message>
    <message>
        <source>Strength: {word}</source>
        <extracomment>app/ui/access/password_strength.py</extracomment>
        <translation>Stärke: {word}</translation>
    </message>
    <message>
        <source>technicians</source>
        <extracomment>app/ui/access/permitted.py</extracomment>
        <translation>MTA</translation>
    </message>
    <message>
        <source>clinicians</source>
        <extracomment>app/ui/access/permitted.py</extracomment>
        <translation>Ärzte</translation>
    </message>
    <message>
        <source>researchers</source>
        <extracomment>app/ui/access/permitted.py</extracomment>
        <translation>Forschende</translation>
    </message>
    <message>
        <source>administrators</source>
        <extracomment>app/ui/access/permitted.py</extracomment>
        <translation>Administratoren</translation>
    </message>
    <message>
        <source>This is not allowed to anybody.</source>
        <extracomment>app/ui/access/permitted.py</extracomment>
        <translation>Das ist niemandem erlaubt.</translation>
    </message>
    <message>
        <source>Only for {roles}.</source>
        <extracomment>app/ui/access/permitted.py</extracomment>
        <translation>Nur für {roles}.</translation>
    </message>
    <message>
        <source>QR code for the authenticator; the same secret stands beside it as text</source>
        <extracomment>app/ui/access/qr_picture.py</extracomment>
        <translation>QR-Code für die Authenticator-App; dasselbe Geheimnis steht daneben als Text</translation>
    </message>
    <message>
        <source>NeuraScale Workstation: recovery codes</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>NeuraScale Workstation: Wiederherstellungscodes</translation>
    </message>
    <message>
        <source>Each counts once. Keep this sheet where only you find it.</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Jeder gilt einmal. Bewahren Sie dieses Blatt so auf, dass nur Sie es finden.</translation>
    </message>
    <message>
        <source>Administrators sign in with a second factor: a code that an authenticator on a telephone shows.</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Administratoren melden sich mit einem zweiten Faktor an: einem Code, den eine Authenticator-App auf einem Telefon zeigt.</translation>
    </message>
    <message>
        <source>A code that an authenticator on a telephone shows is then asked for besides your password.</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Neben Ihrem Passwort wird dann ein Code verlangt, den eine Authenticator-App auf einem Telefon zeigt.</translation>
    </message>
    <message>
        <source>Secret, for typing it into the authenticator</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Geheimnis, zum Eintippen in die Authenticator-App</translation>
    </message>
    <message>
        <source>Code that it shows now</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Code, den sie jetzt zeigt</translation>
    </message>
    <message>
        <source>Code of the second factor you have</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Code Ihres jetzigen zweiten Faktors</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Wiederherstellungscodes</translation>
    </message>
    <message>
        <source>Each of them stands once for a code of your authenticator, should you lose it.</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Jeder steht einmal für einen Code Ihrer Authenticator-App, falls Sie sie verlieren.</translation>
    </message>
    <message>
        <source>They are shown now and never again.</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Sie werden jetzt gezeigt und nie wieder.</translation>
    </message>
    <message>
        <source>Print or copy them, and keep them apart from the telephone.</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Drucken oder kopieren Sie sie, und bewahren Sie sie getrennt vom Telefon auf.</translation>
    </message>
    <message>
        <source>Print…</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>I have kept them where I find them again</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Ich habe sie so aufbewahrt, dass ich sie wiederfinde</translation>
    </message>
    <message>
        <source>Copied</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Six digits</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Sechs Ziffern</translation>
    </message>
    <message>
        <source>The six digits that your authenticator shows now, or one of your recovery codes</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Die sechs Ziffern, die Ihre Authenticator-App jetzt zeigt, oder einer Ihrer Wiederherstellungscodes</translation>
    </message>
    <message>
        <source>Scan this with the authenticator, or type:</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Mit der Authenticator-App scannen oder eintippen:</translation>
    </message>
    <message>
        <source>To the clipboard; it is emptied when you go on</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>In die Zwischenablage; sie wird geleert, wenn Sie weitergehen</translation>
    </message>
    <message>
        <source>On paper, with nothing else on it</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Auf Papier, auf dem sonst nichts steht</translation>
    </message>
    <message>
        <source>Recovery codes: {codes}</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Wiederherstellungscodes: {codes}</translation>
    </message>
    <message>
        <source>Show</source>
        <extracomment>app/ui/access/secret_field.py</extracomment>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>▲ Caps Lock is on</source>
        <extracomment>app/ui/access/secret_field.py</extracomment>
        <translation>▲ Feststelltaste ist an</translation>
    </message>
    <message>
        <source>Show what is typed, or hide it again</source>
        <extracomment>app/ui/access/secret_field.py</extracomment>
        <translation>Zeigen, was getippt ist, oder wieder verbergen</translation>
    </message>
    <message>
        <source>Hide</source>
        <extracomment>app/ui/access/secret_field.py</extracomment>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>A session is being prepared</source>
        <extracomment>app/ui/access/session_glance.py</extracomment>
        <translation>Eine Sitzung wird vorbereitet</translation>
    </message>
    <message>
        <source>A session is ready to record</source>
        <extracomment>app/ui/access/session_glance.py</extracomment>
        <translation>Eine Sitzung ist bereit zur Aufzeichnung</translation>
    </message>
    <message>
        <source>Recording goes on</source>
        <extracomment>app/ui/access/session_glance.py</extracomment>
        <translation>Die Aufzeichnung läuft weiter</translation>
    </message>
    <message>
        <source>A recording is being analysed</source>
        <extracomment>app/ui/access/session_glance.py</extracomment>
        <translation>Eine Aufzeichnung wird ausgewertet</translation>
    </message>
    <message>
        <source>A report is being written</source>
        <extracomment>app/ui/access/session_glance.py</extracomment>
        <translation>Ein Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>This window was not used for a while.</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Dieses Fenster wurde eine Weile nicht benutzt.</translation>
    </message>
    <message>
        <source>Everything goes on behind the lock.</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Hinter der Sperre läuft alles weiter.</translation>
    </message>
    <message>
        <source>The window was closed or has failed; the session went on without it.</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Das Fenster wurde geschlossen oder ist ausgefallen; die Sitzung ging ohne es weiter.</translation>
    </message>
    <message>
        <source>The station was started anew; the session goes on. Sign in again.</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Die Station wurde neu gestartet; die Sitzung geht weiter. Melden Sie sich wieder an.</translation>
    </message>
    <message numerus="yes">
        <source>You have %n recovery code(s) left. Make new ones under your name, “Second factor”.</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>
            <numerusform>Sie haben noch %n Wiederherstellungscode. Machen Sie neue unter Ihrem Namen, „Zweiter Faktor“.</numerusform>
            <numerusform>Sie haben noch %n Wiederherstellungscodes. Machen Sie neue unter Ihrem Namen, „Zweiter Faktor“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Code</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Code</translation>
    </message>
    <message>
        <source>Sign in</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Locked</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Somebody else signs in</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Jemand anderes meldet sich an</translation>
    </message>
    <message>
        <source>LOCKED</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>GESPERRT</translation>
    </message>
    <message>
        <source>You can sign in as soon as the station answers.</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Sie können sich anmelden, sobald die Station antwortet.</translation>
    </message>
    <message>
        <source>To who has locked this window</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Zurück zu der Person, die gesperrt hat</translation>
    </message>
    <message>
        <source>The session that runs goes on; you take over this window.</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Die laufende Sitzung geht weiter; Sie übernehmen dieses Fenster.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Take over this window and what runs in it</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Dieses Fenster übernehmen und was darin läuft</translation>
    </message>
    <message>
        <source>Locked by {name}</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Gesperrt von {name}</translation>
    </message>
    <message>
        <source>records</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>zeichnet auf</translation>
    </message>
    <message>
        <source>treats, reads and signs</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>behandelt, befundet und unterschreibt</translation>
    </message>
    <message>
        <source>exports without names</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>exportiert ohne Namen</translation>
    </message>
    <message>
        <source>users and the workstation</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Benutzer und Arbeitsplatz</translation>
    </message>
    <message>
        <source>One-time password</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Einmalpasswort</translation>
    </message>
    <message>
        <source>Handed over</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Reason for the change</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Grund der Änderung</translation>
    </message>
    <message>
        <source>Add user</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Benutzer anlegen</translation>
    </message>
    <message>
        <source>Reset password</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Passwort zurücksetzen</translation>
    </message>
    <message>
        <source>Reset second factor</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Zweiten Faktor zurücksetzen</translation>
    </message>
    <message>
        <source>Disable</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Type the reason first</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Geben Sie zuerst den Grund ein</translation>
    </message>
    <message>
        <source>It is not shown again</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Es wird nicht wieder gezeigt</translation>
    </message>
    <message>
        <source>It must be changed at the first sign-in.</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Es muss bei der ersten Anmeldung geändert werden.</translation>
    </message>
    <message>
        <source>What they type to sign in</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Was die Person zum Anmelden eingibt</translation>
    </message>
    <message>
        <source>As it is printed under what they sign</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Wie er unter dem steht, was die Person unterschreibt</translation>
    </message>
    <message>
        <source>It is kept in the log</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Sie wird im Protokoll festgehalten</translation>
    </message>
    <message>
        <source>Gives a one-time password</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Ergibt ein Einmalpasswort</translation>
    </message>
    <message>
        <source>They enrol anew at the next sign-in</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Bei der nächsten Anmeldung wird er neu eingerichtet</translation>
    </message>
    <message>
        <source>Ends what they are signed in to, at once</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Beendet ihre Anmeldungen sofort</translation>
    </message>
    <message>
        <source>New user</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Neuer Benutzer</translation>
    </message>
    <message>
        <source>Save changes</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>Hand this to {name}. It is not shown again.</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Geben Sie dies {name}. Es wird nicht wieder gezeigt.</translation>
    </message>
    <message>
        <source>Roles</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Enable</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Names and at least one role are needed</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Namen und mindestens eine Rolle sind nötig</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Nichts wurde geändert</translation>
    </message>
    <message>
        <source>They can sign in again</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Sie können sich wieder anmelden</translation>
    </message>
    <message>
        <source>It must be changed at the first sign-in, and ends {moment}.</source>
        <extracomment>app/ui/access/user_form.py</extracomment>
        <translation>Es muss bei der ersten Anmeldung geändert werden und gilt bis {moment}.</translation>
    </message>
    <message>
        <source>&amp;Emergency accesses…</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>&amp;Notfallzugriffe…</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Niemand ist angemeldet</translation>
    </message>
    <message>
        <source>The demonstration asks for no password</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Die Vorführung verlangt kein Passwort</translation>
    </message>
    <message>
        <source>Change &amp;password…</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Pass&amp;wort ändern…</translation>
    </message>
    <message>
        <source>Your own</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Ihr eigenes</translation>
    </message>
    <message>
        <source>&amp;Second factor…</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>&amp;Zweiter Faktor…</translation>
    </message>
    <message>
        <source>An authenticator; new recovery codes</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Eine Authenticator-App; neue Wiederherstellungscodes</translation>
    </message>
    <message>
        <source>&amp;Users…</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>&amp;Benutzer…</translation>
    </message>
    <message>
        <source>Add, change, reset, disable</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Anlegen, ändern, zurücksetzen, sperren</translation>
    </message>
    <message>
        <source>Those that wait for somebody&apos;s review</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Die auf eine Prüfung warten</translation>
    </message>
    <message>
        <source>&amp;Erasure and legal hold…</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>L&amp;öschung und Löschsperre…</translation>
    </message>
    <message>
        <source>Make everything about a patient unreadable, by two persons</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Alles über eine Person unlesbar machen, zu zweit</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>S&amp;perren</translation>
    </message>
    <message>
        <source>Recording, alarms and the stop go on</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Aufzeichnung, Alarme und Stopp gehen weiter</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>&amp;Abmelden</translation>
    </message>
    <message>
        <source>The session goes on</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Die Sitzung geht weiter</translation>
    </message>
    <message>
        <source>&amp;Emergency accesses… ({count} to review)</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>&amp;Notfallzugriffe… ({count} zu prüfen)</translation>
    </message>
    <message>
        <source>emergency accesses to review: {count}</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Notfallzugriffe zu prüfen: {count}</translation>
    </message>
    <message>
        <source>Users</source>
        <extracomment>app/ui/access/users_dialog.py</extracomment>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>NAME</source>
        <extracomment>app/ui/access/users_dialog.py</extracomment>
        <translation>NAME</translation>
    </message>
    <message>
        <source>USER NAME</source>
        <extracomment>app/ui/access/users_dialog.py</extracomment>
        <translation>BENUTZERNAME</translation>
    </message>
    <message>
        <source>ROLES</source>
        <extracomment>app/ui/access/users_dialog.py</extracomment>
        <translation>ROLLEN</translation>
    </message>
    <message>
        <source>SECOND FACTOR</source>
        <extracomment>app/ui/access/users_dialog.py</extracomment>
        <translation>ZWEITER FAKTOR</translation>
    </message>
    <message>
        <source>LAST HERE</source>
        <extracomment>app/ui/access/users_dialog.py</extracomment>
        <translation>ZULETZT HIER</translation>
    </message>
    <message>
        <source>Add somebody who may sign in</source>
        <extracomment>app/ui/access/users_dialog.py</extracomment>
        <translation>Jemanden anlegen, der sich anmelden darf</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>app/ui/access/users_dialog.py</extracomment>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <extracomment>app/ui/access/users_dialog.py</extracomment>
        <translation>nein</translation>
    </message>
    <message>
        <source>never</source>
        <extracomment>app/ui/access/users_dialog.py</extracomment>
        <translation>nie</translation>
    </message>
    <message>
        <source>{name} (disabled)</source>
        <extracomment>app/ui/access/users_dialog.py</extracomment>
        <translation>{name} (gesperrt)</translation>
    </message>
    <message>
        <source>{name} (one-time password)</source>
        <extracomment>app/ui/access/users_dialog.py</extracomment>
        <translation>{name} (Einmalpasswort)</translation>
    </message>
    <message>
        <source>Locking…</source>
        <extracomment>app/ui/access/window_access.py</extracomment>
        <translation>Wird gesperrt…</translation>
    </message>
    <message>
        <source>Recording, alarms and the safety stop go on.</source>
        <extracomment>app/ui/access/window_access.py</extracomment>
        <translation>Aufzeichnung, Alarme und Sicherheitsstopp gehen weiter.</translation>
    </message>
    <message>
        <source>Your name is at the top right.</source>
        <extracomment>app/ui/access/window_access.py</extracomment>
        <translation>Ihr Name steht oben rechts.</translation>
    </message>
    <message>
        <source>The station is not heard. It is being started again; recording and stop go on.</source>
        <extracomment>app/ui/access/window_access.py</extracomment>
        <translation>Die Station ist nicht zu hören. Sie wird wieder gestartet; Aufzeichnung und Stopp gehen weiter.</translation>
    </message>
    <message>
        <source>Set-up, step {number} of 3</source>
        <extracomment>app/ui/access/window_access.py</extracomment>
        <translation>Einrichtung, Schritt {number} von 3</translation>
    </message>
    <message>
        <source>You can sign in with them.</source>
        <extracomment>app/ui/access/window_access.py</extracomment>
        <translation>Sie können sich damit anmelden.</translation>
    </message>
    <message>
        <source>FHIR AuditEvent (NDJSON)…</source>
        <extracomment>app/ui/audit/audit_export.py</extracomment>
        <translation>FHIR AuditEvent (NDJSON)…</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <extracomment>app/ui/audit/audit_export.py</extracomment>
        <translation>Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>Lines of JSON…</source>
        <extracomment>app/ui/audit/audit_export.py</extracomment>
        <translation>JSON-Zeilen…</translation>
    </message>
    <message>
        <source>Without names (pseudonymised)</source>
        <extracomment>app/ui/audit/audit_export.py</extracomment>
        <translation>Ohne Namen (pseudonymisiert)</translation>
    </message>
    <message>
        <source>Export the audit trail</source>
        <extracomment>app/ui/audit/audit_export.py</extracomment>
        <translation>Audit-Trail exportieren</translation>
    </message>
    <message>
        <source>Write these entries to a file; that you did is an entry, too</source>
        <extracomment>app/ui/audit/audit_export.py</extracomment>
        <translation>Diese Einträge in eine Datei schreiben; auch das ist ein Eintrag</translation>
    </message>
    <message>
        <source>{count} entries read…</source>
        <extracomment>app/ui/audit/audit_export.py</extracomment>
        <translation>{count} Einträge gelesen…</translation>
    </message>
    <message>
        <source>{count} entries written to {name}</source>
        <extracomment>app/ui/audit/audit_export.py</extracomment>
        <translation>{count} Einträge in {name} geschrieben</translation>
    </message>
    <message>
        <source>Sign-in and lock</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Anmeldung und Sperre</translation>
    </message>
    <message>
        <source>Permission and care</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Erlaubnis und Betreuung</translation>
    </message>
    <message>
        <source>Reading and export</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Lesen und Export</translation>
    </message>
    <message>
        <source>Patient and consent</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Patient und Einwilligung</translation>
    </message>
    <message>
        <source>Recording and annotations</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Aufnahme und Annotationen</translation>
    </message>
    <message>
        <source>Report and signatures</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Bericht und Unterschriften</translation>
    </message>
    <message>
        <source>Safety and alarms</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Sicherheit und Alarme</translation>
    </message>
    <message>
        <source>Station</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Station</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Art des Eintrags</translation>
    </message>
    <message>
        <source>Words or a name</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Wörter oder ein Name</translation>
    </message>
    <message>
        <source>Search the audit trail</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Audit-Trail durchsuchen</translation>
    </message>
    <message>
        <source>Refused only</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Nur Abgelehntes</translation>
    </message>
    <message>
        <source>What was asked for and not allowed, and sign-ins that failed</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Was verlangt und nicht erlaubt wurde, und abgelehnte Anmeldungen</translation>
    </message>
    <message>
        <source>Press Show: each look is an entry of the log itself.</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Drücken Sie Zeigen: Jeder Blick ist selbst ein Eintrag.</translation>
    </message>
    <message>
        <source>More</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Entries of the audit trail</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Einträge des Audit-Trails</translation>
    </message>
    <message>
        <source>Save the proof</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Beleg speichern</translation>
    </message>
    <message>
        <source>Receipt (*.tlog-proof)</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Beleg (*.tlog-proof)</translation>
    </message>
    <message>
        <source>Ask the station; that you looked is an entry, too</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Die Station fragen; auch dass Sie nachgesehen haben, ist ein Eintrag</translation>
    </message>
    <message>
        <source>Show all again</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Wieder alles zeigen</translation>
    </message>
    <message>
        <source>The entries before these</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Die Einträge vor diesen</translation>
    </message>
    <message>
        <source>Nothing like that is in the log.</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>So etwas steht nicht im Protokoll.</translation>
    </message>
    <message>
        <source>Only: {names}  ✕</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Nur: {names}  ✕</translation>
    </message>
    <message>
        <source>Show all again, not only {names}</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Wieder alles zeigen, nicht nur {names}</translation>
    </message>
    <message>
        <source>{shown} entries shown, {all} in the log</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>{shown} Einträge gezeigt, {all} im Protokoll</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>app/ui/audit/audit_rows.py</extracomment>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <extracomment>app/ui/audit/audit_rows.py</extracomment>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>app/ui/audit/audit_rows.py</extracomment>
        <translation>Was</translation>
    </message>
    <message>
        <source>On whom</source>
        <extracomment>app/ui/audit/audit_rows.py</extracomment>
        <translation>An wem</translation>
    </message>
    <message>
        <source>Result</source>
        <extracomment>app/ui/audit/audit_rows.py</extracomment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>done</source>
        <extracomment>app/ui/audit/audit_rows.py</extracomment>
        <translation>getan</translation>
    </message>
    <message>
        <source>{result}, emergency</source>
        <extracomment>app/ui/audit/audit_rows.py</extracomment>
        <translation>{result}, Notfall</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in its chain</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>
            <numerusform>%n Ereignis in seiner Kette</numerusform>
            <numerusform>%n Ereignisse in seiner Kette</numerusform>
        </translation>
    </message>
    <message>
        <source>What this user did</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>Was dieser Benutzer tat</translation>
    </message>
    <message>
        <source>What is about this patient</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>Was diesen Patienten betrifft</translation>
    </message>
    <message>
        <source>Proof…</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>Beleg…</translation>
    </message>
    <message>
        <source>What led to it and what came of it</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>Was dazu führte und was daraus wurde</translation>
    </message>
    <message>
        <source>Choose an entry to see what it says, what led to it and what came of it.</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>Wählen Sie einen Eintrag, um zu sehen, was er sagt, was dazu führte und was daraus wurde.</translation>
    </message>
    <message>
        <source>Show only what this user did</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>Nur zeigen, was dieser Benutzer tat</translation>
    </message>
    <message>
        <source>Show only entries about this patient</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>Nur Einträge über diesen Patienten zeigen</translation>
    </message>
    <message>
        <source>Save a receipt, which proves that the log has this entry</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>Einen Beleg speichern, der beweist, dass das Protokoll diesen Eintrag hat</translation>
    </message>
    <message>
        <source>Entry {index}, {event}</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>Eintrag {index}, {event}</translation>
    </message>
    <message>
        <source>What it said was erased with the person it was about.</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>Was er sagte, wurde mit der Person gelöscht, um die es ging.</translation>
    </message>
    <message>
        <source>Leaf: {hash}</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>Blatt: {hash}</translation>
    </message>
    <message>
        <source>{field}: not shown to you</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>{field}: wird Ihnen nicht gezeigt</translation>
    </message>
    <message>
        <source>{chain}; the tree is longer than shown</source>
        <extracomment>app/ui/audit/entry_view.py</extracomment>
        <translation>{chain}; der Baum ist länger als gezeigt</translation>
    </message>
    <message>
        <source>Correct patient</source>
        <extracomment>app/ui/dialogs/correct_patient.py</extracomment>
        <translation>Patient berichtigen</translation>
    </message>
    <message>
        <source>What was known before</source>
        <extracomment>app/ui/dialogs/correct_patient.py</extracomment>
        <translation>Was vorher bekannt war</translation>
    </message>
    <message>
        <source>Correct</source>
        <extracomment>app/ui/dialogs/correct_patient.py</extracomment>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>Say why.</source>
        <extracomment>app/ui/dialogs/correct_patient.py</extracomment>
        <translation>Sagen Sie warum.</translation>
    </message>
    <message>
        <source>Who is on duty, and who answers for the session</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duty…</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation procedures</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the procedure is over</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it now</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the reason</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then: the end</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its phases are marked by themselves from now on</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At once; why is asked afterwards</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say: “{words}”</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin {name}</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then: {phase}</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{procedure}: {phase}, {time} left</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}… ({minutes} min)</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask first: {what}.</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was ended early. Why?</source>
        <extracomment>app/ui/clinic/activation_control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day of the appointment</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it begins, in the time of this place</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long it takes</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who does it</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another time, place or provider, or say why it is kept all the same.</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EEG room 1</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed with both by telephone</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <extracomment>app/ui/clinic/appointment_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WHEN</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATIENT</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PLACE</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROTOCOL</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WITH</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place taken</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>provider taken</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patient twice</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in care</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on duty</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place is taken ({when}).</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider has another appointment ({when}).</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient has another appointment ({when}).</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider does not have this patient in care.</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider is not on duty then.</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>booked</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another&apos;s patient</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}, {minutes} min</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved: {reason} ({by})</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>booked in spite of: {conflicts}</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled: {reason}</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day shown</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day whose appointments are listed</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day before</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day after</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this patient, all days</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything booked for this patient, also what was cancelled</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New appointment</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient cancels…</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinic cancels…</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is booked for this patient.</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is booked on this day.</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient cancels.</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic cancels.</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the appointment</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a patient in the list on the left to book for.</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s appointments</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book another one</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient does not come; it stays in the list</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be held; it stays in the list</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the change; needs a reason</source>
        <extracomment>app/ui/clinic/appointments_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a click chooses the patient</source>
        <extracomment>app/ui/clinic/appointments_today.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All appointments…</source>
        <extracomment>app/ui/clinic/appointments_today.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day, and booking</source>
        <extracomment>app/ui/clinic/appointments_today.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}  {patient}, {place}: {protocol}</source>
        <extracomment>app/ui/clinic/appointments_today.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electrodes or montage</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or state of the electrodes</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes on</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken off</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what was done otherwise.</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for nothing in particular.</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol and deviations</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing departs from the protocol.</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a reason…</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deviations from the protocol</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it concerns</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done otherwise</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: {what}.</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this was done otherwise</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is none; its entry stays</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEVIATIONS</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AT</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WHAT</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WHY</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without A1 and A2</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bandage over both ears</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this deviation</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ANOTHER DEVIATION</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ no reason given yet</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no deviation</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for: {what}.</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} recorded</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least {minutes} min recorded</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>montages: {names}</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filters: {low} to {high} Hz</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duty</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roster</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End this duty…</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand in…</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the session over</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is on duty</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put on duty</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This station keeps no roster: whoever may lead sessions and is signed in is on duty.</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand in</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FROM</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UNTIL</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HOW</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on, with a reason</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Be on duty yourself from now on, with a reason</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You answer for it from now on</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PUT ON THE ROSTER</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rostered</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended early</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are on duty.</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not on duty. Stand in, with a reason, to lead a session.</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a duty that is not over</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You answer for it already.</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End this duty</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on duty now</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers for the session: {name}</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not on duty from now on. Why?</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are on duty until {time}. Why do you stand in?</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands in: {reason}</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● {name}</source>
        <extracomment>app/ui/clinic/duty_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in…</source>
        <extracomment>app/ui/clinic/intake_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans…</source>
        <extracomment>app/ui/clinic/intake_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments…</source>
        <extracomment>app/ui/clinic/intake_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a patient in, step by step</source>
        <extracomment>app/ui/clinic/intake_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This patient&apos;s treatment plans</source>
        <extracomment>app/ui/clinic/intake_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments of a day or of this patient</source>
        <extracomment>app/ui/clinic/intake_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ The two say different things: look twice whether they are one person.</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consent(s)</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Records of one person</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where somebody was registered twice, the other record is joined to this one: both numbers find it, and sessions, consents and reports are shown together. Nothing is changed; it can be undone.</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records that were joined</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take apart…</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or number of the other record</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the other record</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The beginning of a name or number</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records found</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join…</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) recorded since stay with the record that was kept.</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Take the two apart</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RECORD</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JOINED</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are two persons after all</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KEPT</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JOINED TO IT</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a reason; it can be undone</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join the two</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record {number} is its own again. Why?</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record {other} is joined to {kept}. Why are they one person?</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken apart {when}</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same number</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same birth date</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>birth date nearly the same</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same names</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names nearly the same</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names swapped</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same given name</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of them has the number that was typed: read it again.</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registered patients who may be the same person</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is this person</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is none of them</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital number, read again</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of them</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare each of them with the patient&apos;s own document.</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BORN</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NUMBER</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SEX</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WHY ALIKE</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another address and mother</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register another person; needs a reason</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the record that is there</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one in the list</source>
        <extracomment>app/ui/clinic/onboarding_candidates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a patient in</source>
        <extracomment>app/ui/clinic/onboarding_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients who are being taken in</source>
        <extracomment>app/ui/clinic/onboarding_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another patient</source>
        <extracomment>app/ui/clinic/onboarding_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going on</source>
        <extracomment>app/ui/clinic/onboarding_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with another patient</source>
        <extracomment>app/ui/clinic/onboarding_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried again from the guided page</source>
        <extracomment>app/ui/clinic/onboarding_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {step}</source>
        <extracomment>app/ui/clinic/onboarding_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose care the patient is given into, beside your own</source>
        <extracomment>app/ui/clinic/onboarding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether they are registered</source>
        <extracomment>app/ui/clinic/onboarding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the patient&apos;s own document says it. Nobody is registered yet: first it is looked who is alike.</source>
        <extracomment>app/ui/clinic/onboarding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In my care only</source>
        <extracomment>app/ui/clinic/onboarding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is registered before those who are alike were compared</source>
        <extracomment>app/ui/clinic/onboarding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes later.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who it is</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In whose care</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment plan</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First appointment</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with those who are registered.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registered.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clinician has the patient.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given for what is planned.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan and appointments made here are taken back; the record and consents stay.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a plan…</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book…</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave…</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the patient</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without it</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient is taken in.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was left. What was arranged in it was taken back; nothing was deleted.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was arranged is taken back.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done stays. Try again, or have it looked at under “Workflows”.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step is kept at once: close this and go on later, also after a power cut.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an initial treatment plan</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book the first appointment</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End this; what was arranged in it is taken back</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from the step that failed</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the patient in the list</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on by itself; open it again at any time</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not go on.</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without: {step}</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without…</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press it once the patient, or who stands for the patient, has agreed</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone on without it: {reason}</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without it, with a reason</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indication</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many sessions are planned</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> days</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days between sessions</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days between two sessions; 0 where it does not matter</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason of the change</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First seizure</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find its type</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep-deprived, in the morning</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep was not reached</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between them</source>
        <extracomment>app/ui/clinic/plan_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment plans</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment plans and their versions</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the plan</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New plan</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it ends</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether all of it was done</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is done</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is stopped</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the plan…</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the plan</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PLAN</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make another plan</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in the list, with the reason</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan ends: {how}. It stays in the list.</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this plan</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the plan</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What kind of session it is</source>
        <extracomment>app/ui/clinic/protocol_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes with the parents tomorrow</source>
        <extracomment>app/ui/clinic/reason_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A letter was wrong</source>
        <extracomment>app/ui/dialogs/correct_patient.py</extracomment>
        <translation>Ein Buchstabe war falsch</translation>
    </message>
    <message>
        <source>KNOWN AS</source>
        <extracomment>app/ui/dialogs/correct_patient.py</extracomment>
        <translation>BEKANNT ALS</translation>
    </message>
    <message>
        <source>REASON</source>
        <extracomment>app/ui/dialogs/correct_patient.py</extracomment>
        <translation>GRUND</translation>
    </message>
    <message>
        <source>What was known before stays in the log</source>
        <extracomment>app/ui/dialogs/correct_patient.py</extracomment>
        <translation>Was vorher bekannt war, bleibt im Protokoll</translation>
    </message>
    <message>
        <source>registered</source>
        <extracomment>app/ui/dialogs/correct_patient.py</extracomment>
        <translation>aufgenommen</translation>
    </message>
    <message>
        <source>Made from {name}</source>
        <extracomment>app/ui/dialogs/montage_editor.py</extracomment>
        <translation>Aus {name}</translation>
    </message>
    <message>
        <source>Derivations</source>
        <extracomment>app/ui/dialogs/montage_table.py</extracomment>
        <translation>Ableitungen</translation>
    </message>
    <message>
        <source>Active</source>
        <extracomment>app/ui/dialogs/montage_table.py</extracomment>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Reference</source>
        <extracomment>app/ui/dialogs/montage_table.py</extracomment>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Remark</source>
        <extracomment>app/ui/dialogs/montage_table.py</extracomment>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Lay a bank card or identity card here</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Bankkarte oder Ausweis hier anlegen</translation>
    </message>
    <message>
        <source>Then this screen ({name}) is {width} mm wide and {height} mm high: a check that nothing slipped.</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Dann ist dieser Bildschirm ({name}) {width} mm breit und {height} mm hoch: eine Probe, dass nichts verrutscht ist.</translation>
    </message>
    <message>
        <source>Bar to be made as long as 100 mm of a ruler: arrow keys, with Shift in larger steps</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Balken, der so lang wie 100 mm eines Lineals werden soll: Pfeiltasten, mit Umschalt in größeren Schritten</translation>
    </message>
    <message>
        <source>With a ruler</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Mit einem Lineal</translation>
    </message>
    <message>
        <source>With a bank card or identity card</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Mit Bankkarte oder Ausweis</translation>
    </message>
    <message>
        <source>Size of a pixel in millimetres</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Größe eines Bildpunkts in Millimetern</translation>
    </message>
    <message>
        <source>One pixel is</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Ein Bildpunkt ist</translation>
    </message>
    <message>
        <source>Use for this screen</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Für diesen Bildschirm benutzen</translation>
    </message>
    <message>
        <source>Forget</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Frame to be made as large as a bank card: arrow keys, with Shift in larger steps</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Rahmen, der so groß wie eine Bankkarte werden soll: Pfeiltasten, mit Umschalt in größeren Schritten</translation>
    </message>
    <message>
        <source>Take the size that the screen says of itself</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Die Größe nehmen, die der Bildschirm selbst angibt</translation>
    </message>
    <message>
        <source>Hold a ruler to the bar. Drag its end, or press the arrow keys, until it is 100 mm long.</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Halten Sie ein Lineal an den Balken. Ziehen Sie sein Ende, oder drücken Sie die Pfeiltasten, bis er 100 mm lang ist.</translation>
    </message>
    <message>
        <source>Lay the card on the frame. Drag its edge, or press the arrow keys, until both are the same size.</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>Legen Sie die Karte auf den Rahmen. Ziehen Sie seinen Rand, oder drücken Sie die Pfeiltasten, bis beide gleich groß sind.</translation>
    </message>
    <message>
        <source>no name</source>
        <extracomment>app/ui/dialogs/screen_calibration.py</extracomment>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>the recording</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>die Aufzeichnung</translation>
    </message>
    <message>
        <source>the output</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>den Ausgang</translation>
    </message>
    <message>
        <source>the safety stop</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>den Sicherheitsstopp</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>New keys</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Diese Tasten benutzen</translation>
    </message>
    <message>
        <source>Default</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>All defaults</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Alle Vorgaben</translation>
    </message>
    <message>
        <source>All shortcuts have their default keys.</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Alle Tastenkürzel haben ihre vorgegebenen Tasten.</translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What they do</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Was sie tun</translation>
    </message>
    <message>
        <source>Where</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Touches</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>The keys this shortcut was made with</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Die ursprünglichen Tasten dieses Kürzels</translation>
    </message>
    <message>
        <source>Every shortcut has the keys it was made with</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Jedes Kürzel hat seine ursprünglichen Tasten</translation>
    </message>
    <message>
        <source>No single key starts, changes or stops a recording or an output.</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Keine einzelne Taste startet, ändert oder beendet eine Aufzeichnung oder einen Ausgang.</translation>
    </message>
    <message>
        <source>Click into the field and press the new keys.</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Klicken Sie in das Feld und drücken Sie die neuen Tasten.</translation>
    </message>
    <message>
        <source>Keys for “{what}”</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Tasten für „{what}“</translation>
    </message>
    <message>
        <source>These keys are free.</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Diese Tasten sind frei.</translation>
    </message>
    <message>
        <source>Default: {keys}</source>
        <extracomment>app/ui/dialogs/shortcut_list.py</extracomment>
        <translation>Vorgabe: {keys}</translation>
    </message>
    <message>
        <source>What the head shows</source>
        <extracomment>app/ui/heads/choice_row.py</extracomment>
        <translation>Was der Kopf zeigt</translation>
    </message>
    <message>
        <source>Upper end of the scale</source>
        <extracomment>app/ui/heads/choice_row.py</extracomment>
        <translation>Oberes Ende der Skala</translation>
    </message>
    <message>
        <source>0 to {top} {unit}</source>
        <extracomment>app/ui/heads/choice_row.py</extracomment>
        <translation>0 bis {top} {unit}</translation>
    </message>
    <message>
        <source>Not measured in this session.</source>
        <extracomment>app/ui/heads/flat_head.py</extracomment>
        <translation>In dieser Sitzung nicht gemessen.</translation>
    </message>
    <message>
        <source>No new values for {age} s.</source>
        <extracomment>app/ui/heads/flat_head.py</extracomment>
        <translation>Seit {age} s keine neuen Werte.</translation>
    </message>
    <message>
        <source>Topography</source>
        <extracomment>app/ui/heads/flat_head_panel.py</extracomment>
        <translation>Topographie</translation>
    </message>
    <message>
        <source>measured {time}</source>
        <extracomment>app/ui/heads/head_feed.py</extracomment>
        <translation>gemessen {time}</translation>
    </message>
    <message>
        <source>Delta, 1 to 4 Hz</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>Delta, 1 bis 4 Hz</translation>
    </message>
    <message>
        <source>Theta, 4 to 8 Hz</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>Theta, 4 bis 8 Hz</translation>
    </message>
    <message>
        <source>Alpha, 8 to 13 Hz</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>Alpha, 8 bis 13 Hz</translation>
    </message>
    <message>
        <source>Beta, 13 to 30 Hz</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>Beta, 13 bis 30 Hz</translation>
    </message>
    <message>
        <source>Gamma, 30 to 45 Hz</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>Gamma, 30 bis 45 Hz</translation>
    </message>
    <message>
        <source>Amplitude, 1 to 45 Hz</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>Amplitude, 1 bis 45 Hz</translation>
    </message>
    <message>
        <source>flat</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>flach</translation>
    </message>
    <message>
        <source>clipped</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>übersteuert</translation>
    </message>
    <message>
        <source>noise</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>mains</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>Netzstörung</translation>
    </message>
    <message>
        <source>marked as bad</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>als schlecht markiert</translation>
    </message>
    <message>
        <source>place not known</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>Ort unbekannt</translation>
    </message>
    <message>
        <source>no value</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>No values yet. They come once a second while signals do.</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>Noch keine Werte. Sie kommen einmal je Sekunde, solange Signale kommen.</translation>
    </message>
    <message>
        <source>Left out: {list}.</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>Ausgelassen: {list}.</translation>
    </message>
    <message>
        <source>No map: {count} electrodes have a good signal and a known place; six are needed.</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>Keine Karte: {count} Elektroden haben ein gutes Signal und einen bekannten Ort; sechs werden gebraucht.</translation>
    </message>
    <message>
        <source>Left out: {list} and {count} more.</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>Ausgelassen: {list} und {count} weitere.</translation>
    </message>
    <message>
        <source>OpenGL is too slow on this computer.</source>
        <extracomment>app/ui/heads/opengl_probe.py</extracomment>
        <translation>OpenGL ist auf diesem Rechner zu langsam.</translation>
    </message>
    <message>
        <source>This screen offers no OpenGL.</source>
        <extracomment>app/ui/heads/opengl_probe.py</extracomment>
        <translation>Dieser Bildschirm bietet kein OpenGL.</translation>
    </message>
    <message>
        <source>OpenGL fails on this computer.</source>
        <extracomment>app/ui/heads/opengl_probe.py</extracomment>
        <translation>OpenGL versagt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Whether OpenGL works could not be found out.</source>
        <extracomment>app/ui/heads/opengl_probe.py</extracomment>
        <translation>Ob OpenGL geht, war nicht festzustellen.</translation>
    </message>
    <message>
        <source>OpenGL does not answer on this computer.</source>
        <extracomment>app/ui/heads/opengl_probe.py</extracomment>
        <translation>OpenGL antwortet auf diesem Rechner nicht.</translation>
    </message>
    <message>
        <source>Scale: 0 to {top} {unit}</source>
        <extracomment>app/ui/heads/scale_bar.py</extracomment>
        <translation>Skala: 0 bis {top} {unit}</translation>
    </message>
    <message>
        <source>from above</source>
        <extracomment>app/ui/heads/solid_head.py</extracomment>
        <translation>von oben</translation>
    </message>
    <message>
        <source>Head in 3-D</source>
        <extracomment>app/ui/heads/solid_head.py</extracomment>
        <translation>Kopf in 3D</translation>
    </message>
    <message>
        <source>Turn it with the mouse or the arrow keys, zoom with the wheel or + and −</source>
        <extracomment>app/ui/heads/solid_head.py</extracomment>
        <translation>Mit Maus oder Pfeiltasten drehen, mit dem Rad oder + und − zoomen</translation>
    </message>
    <message>
        <source>from the front</source>
        <extracomment>app/ui/heads/solid_head.py</extracomment>
        <translation>von vorn</translation>
    </message>
    <message>
        <source>from behind</source>
        <extracomment>app/ui/heads/solid_head.py</extracomment>
        <translation>von hinten</translation>
    </message>
    <message>
        <source>from the front left</source>
        <extracomment>app/ui/heads/solid_head.py</extracomment>
        <translation>von vorn links</translation>
    </message>
    <message>
        <source>from the front right</source>
        <extracomment>app/ui/heads/solid_head.py</extracomment>
        <translation>von vorn rechts</translation>
    </message>
    <message>
        <source>from the left</source>
        <extracomment>app/ui/heads/solid_head.py</extracomment>
        <translation>von links</translation>
    </message>
    <message>
        <source>from the right</source>
        <extracomment>app/ui/heads/solid_head.py</extracomment>
        <translation>von rechts</translation>
    </message>
    <message>
        <source>from behind left</source>
        <extracomment>app/ui/heads/solid_head.py</extracomment>
        <translation>von hinten links</translation>
    </message>
    <message>
        <source>from behind right</source>
        <extracomment>app/ui/heads/solid_head.py</extracomment>
        <translation>von hinten rechts</translation>
    </message>
    <message>
        <source>Seen {from}, {seen} of {count} electrodes on this side. Arrow keys turn it.</source>
        <extracomment>app/ui/heads/solid_head.py</extracomment>
        <translation>Gesehen {from}, {seen} von {count} Elektroden auf dieser Seite. Pfeiltasten drehen.</translation>
    </message>
    <message>
        <source>Looking whether this computer can draw in 3-D…</source>
        <extracomment>app/ui/heads/solid_head_panel.py</extracomment>
        <translation>Es wird geprüft, ob dieser Rechner in 3D zeichnen kann…</translation>
    </message>
    <message>
        <source>OpenGL does not work any more.</source>
        <extracomment>app/ui/heads/solid_head_panel.py</extracomment>
        <translation>OpenGL geht nicht mehr.</translation>
    </message>
    <message>
        <source>Front</source>
        <extracomment>app/ui/heads/solid_head_panel.py</extracomment>
        <translation>Vorn</translation>
    </message>
    <message>
        <source>See the head from the front</source>
        <extracomment>app/ui/heads/solid_head_panel.py</extracomment>
        <translation>Den Kopf von vorn sehen</translation>
    </message>
    <message>
        <source>See the head from its left</source>
        <extracomment>app/ui/heads/solid_head_panel.py</extracomment>
        <translation>Den Kopf von seiner linken Seite sehen</translation>
    </message>
    <message>
        <source>Top</source>
        <extracomment>app/ui/heads/solid_head_panel.py</extracomment>
        <translation>Oben</translation>
    </message>
    <message>
        <source>See the head from above</source>
        <extracomment>app/ui/heads/solid_head_panel.py</extracomment>
        <translation>Den Kopf von oben sehen</translation>
    </message>
    <message>
        <source>See the head from its right</source>
        <extracomment>app/ui/heads/solid_head_panel.py</extracomment>
        <translation>Den Kopf von seiner rechten Seite sehen</translation>
    </message>
    <message>
        <source>See the head from behind</source>
        <extracomment>app/ui/heads/solid_head_panel.py</extracomment>
        <translation>Den Kopf von hinten sehen</translation>
    </message>
    <message>
        <source>{why} The head is shown flat; it says the same.</source>
        <extracomment>app/ui/heads/solid_head_panel.py</extracomment>
        <translation>{why} Der Kopf erscheint flach; er sagt dasselbe.</translation>
    </message>
    <message>
        <source>Map of the head</source>
        <extracomment>app/ui/heads/topography_map.py</extracomment>
        <translation>Karte des Kopfs</translation>
    </message>
    <message>
        <source>Walk from electrode to electrode with the arrow keys</source>
        <extracomment>app/ui/heads/topography_map.py</extracomment>
        <translation>Mit den Pfeiltasten von Elektrode zu Elektrode</translation>
    </message>
    <message>
        <source>{electrode}: {value}</source>
        <extracomment>app/ui/heads/topography_map.py</extracomment>
        <translation>{electrode}: {value}</translation>
    </message>
    <message>
        <source>Map of the head: {shown}</source>
        <extracomment>app/ui/heads/topography_map.py</extracomment>
        <translation>Karte des Kopfs: {shown}</translation>
    </message>
    <message>
        <source>{electrode}: left out</source>
        <extracomment>app/ui/heads/topography_map.py</extracomment>
        <translation>{electrode}: ausgelassen</translation>
    </message>
    <message>
        <source>replaced</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <extracomment>app/ui/item_models/event_rows.py</extracomment>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Patient not shown</source>
        <extracomment>app/ui/item_models/patient_rows.py</extracomment>
        <translation>Patient nicht gezeigt</translation>
    </message>
    <message>
        <source>Choose other keys in the list of shortcuts (Ctrl+F1).</source>
        <extracomment>app/ui/main_window.py</extracomment>
        <translation>Wählen Sie andere Tasten in der Liste der Tastenkürzel (Ctrl+F1).</translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>app/ui/main_window.py</extracomment>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Help: the tour, and all shortcuts</source>
        <extracomment>app/ui/main_window.py</extracomment>
        <translation>Hilfe: die Einführung und alle Tastenkürzel</translation>
    </message>
    <message>
        <source>the chord that stops from outside the window</source>
        <extracomment>app/ui/main_window.py</extracomment>
        <translation>die Tastenkombination, die von außerhalb des Fensters stoppt</translation>
    </message>
    <message>
        <source>Too few electrodes with a place on the head for a map.</source>
        <extracomment>app/ui/measuring/head_picture.py</extracomment>
        <translation>Zu wenige Elektroden mit einem Ort am Kopf für eine Karte.</translation>
    </message>
    <message>
        <source>{high} {highest}, {low} {lowest}</source>
        <extracomment>app/ui/measuring/head_picture.py</extracomment>
        <translation>{high} {highest}, {low} {lowest}</translation>
    </message>
    <message>
        <source>Amplitude at the cursor</source>
        <extracomment>app/ui/measuring/map_panel.py</extracomment>
        <translation>Amplitude an der Marke</translation>
    </message>
    <message>
        <source>Delta power</source>
        <extracomment>app/ui/measuring/map_panel.py</extracomment>
        <translation>Delta-Leistung</translation>
    </message>
    <message>
        <source>Theta power</source>
        <extracomment>app/ui/measuring/map_panel.py</extracomment>
        <translation>Theta-Leistung</translation>
    </message>
    <message>
        <source>Alpha power</source>
        <extracomment>app/ui/measuring/map_panel.py</extracomment>
        <translation>Alpha-Leistung</translation>
    </message>
    <message>
        <source>Beta power</source>
        <extracomment>app/ui/measuring/map_panel.py</extracomment>
        <translation>Beta-Leistung</translation>
    </message>
    <message>
        <source>Gamma power</source>
        <extracomment>app/ui/measuring/map_panel.py</extracomment>
        <translation>Gamma-Leistung</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <extracomment>app/ui/measuring/map_panel.py</extracomment>
        <translation>Was die Karte zeigt</translation>
    </message>
    <message>
        <source>Click on the traces to see the map of that moment.</source>
        <extracomment>app/ui/measuring/map_panel.py</extracomment>
        <translation>Klicken Sie auf die Kurven, um die Karte dieses Augenblicks zu sehen.</translation>
    </message>
    <message>
        <source>{name} ({low} to {high} Hz)</source>
        <extracomment>app/ui/measuring/map_panel.py</extracomment>
        <translation>{name} ({low} bis {high} Hz)</translation>
    </message>
    <message>
        <source>At {time}, against the average</source>
        <extracomment>app/ui/measuring/map_panel.py</extracomment>
        <translation>Bei {time}, gegen das Mittel</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <extracomment>app/ui/measuring/map_panel.py</extracomment>
        <translation>{start} bis {end}</translation>
    </message>
    <message>
        <source>No place on the head: {list}</source>
        <extracomment>app/ui/measuring/map_panel.py</extracomment>
        <translation>Ohne Ort am Kopf: {list}</translation>
    </message>
    <message>
        <source>At 1</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Bei 1</translation>
    </message>
    <message>
        <source>At 2</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Bei 2</translation>
    </message>
    <message>
        <source>2 − 1</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>2 − 1</translation>
    </message>
    <message>
        <source>Peak to peak</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Spitze-Spitze</translation>
    </message>
    <message>
        <source>RMS</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>RMS</translation>
    </message>
    <message>
        <source>Frequency</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Frequenz</translation>
    </message>
    <message>
        <source>The trace as it is shown</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Die Kurve, wie sie gezeigt wird</translation>
    </message>
    <message>
        <source>Value at cursor 1</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Wert an Marke 1</translation>
    </message>
    <message>
        <source>Value at cursor 2</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Wert an Marke 2</translation>
    </message>
    <message>
        <source>Value at cursor 2 less that at cursor 1</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Wert an Marke 2 minus Wert an Marke 1</translation>
    </message>
    <message>
        <source>Highest less lowest value between the cursors</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Höchster minus niedrigster Wert zwischen den Marken</translation>
    </message>
    <message>
        <source>Root mean square between the cursors, about the mean</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Effektivwert zwischen den Marken, um den Mittelwert</translation>
    </message>
    <message>
        <source>Frequency of the largest peak of the spectrum; a dash where no rhythm stands out</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Frequenz der größten Spitze des Spektrums; ein Strich, wo kein Rhythmus hervortritt</translation>
    </message>
    <message>
        <source>One cursor. Alt + click sets the second one.</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Eine Messmarke. Alt + Klick setzt die zweite.</translation>
    </message>
    <message>
        <source>Figures by trace</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Werte je Kurve</translation>
    </message>
    <message>
        <source>1  {start}</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>1  {start}</translation>
    </message>
    <message>
        <source>Δt {seconds} s   1/Δt {hertz} Hz</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Δt {seconds} s   1/Δt {hertz} Hz</translation>
    </message>
    <message>
        <source>Copy the figures as a table</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Die Werte als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Click: cursor.  Alt + click: cursor 2.</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Klick: Marke.  Alt + Klick: Marke 2.</translation>
    </message>
    <message>
        <source>Nothing to measure yet.</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Noch nichts zu messen.</translation>
    </message>
    <message>
        <source>Click on the traces, or drag over a stretch.</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>Klicken Sie auf die Kurven, oder ziehen Sie über eine Strecke.</translation>
    </message>
    <message>
        <source>LIVE   the last {seconds} s</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>LIVE   die letzten {seconds} s</translation>
    </message>
    <message>
        <source>1  {start}   2  {end}</source>
        <extracomment>app/ui/measuring/measure_panel.py</extracomment>
        <translation>1  {start}   2  {end}</translation>
    </message>
    <message>
        <source>Low cut {low}, high cut {high}, notch {notch}</source>
        <extracomment>app/ui/measuring/measuring_source.py</extracomment>
        <translation>Hochpass {low}, Tiefpass {high}, Netzfilter {notch}</translation>
    </message>
    <message>
        <source>{filters}, with the delay of the live filters</source>
        <extracomment>app/ui/measuring/measuring_source.py</extracomment>
        <translation>{filters}, mit der Verzögerung der Live-Filter</translation>
    </message>
    <message>
        <source>{filters}, without delay</source>
        <extracomment>app/ui/measuring/measuring_source.py</extracomment>
        <translation>{filters}, ohne Verzögerung</translation>
    </message>
    <message>
        <source>Trace of the spectrum</source>
        <extracomment>app/ui/measuring/spectrum_panel.py</extracomment>
        <translation>Kurve des Spektrums</translation>
    </message>
    <message>
        <source>Whose spectrum is shown; a click on a trace chooses it</source>
        <extracomment>app/ui/measuring/spectrum_panel.py</extracomment>
        <translation>Wessen Spektrum gezeigt wird; ein Klick auf eine Kurve wählt sie</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <extracomment>app/ui/measuring/spectrum_panel.py</extracomment>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Power on a logarithmic axis</source>
        <extracomment>app/ui/measuring/spectrum_panel.py</extracomment>
        <translation>Leistung auf logarithmischer Achse</translation>
    </message>
    <message>
        <source>Frequency (Hz)</source>
        <extracomment>app/ui/measuring/spectrum_panel.py</extracomment>
        <translation>Frequenz (Hz)</translation>
    </message>
    <message>
        <source>Welch, segments of 4 s</source>
        <extracomment>app/ui/measuring/spectrum_panel.py</extracomment>
        <translation>Welch, Abschnitte von 4 s</translation>
    </message>
    <message>
        <source>three tapers</source>
        <extracomment>app/ui/measuring/spectrum_panel.py</extracomment>
        <translation>drei Taper</translation>
    </message>
    <message>
        <source>No spectrum yet.</source>
        <extracomment>app/ui/measuring/spectrum_panel.py</extracomment>
        <translation>Noch kein Spektrum.</translation>
    </message>
    <message>
        <source>Click on the traces, or drag over a quarter of a second or more.</source>
        <extracomment>app/ui/measuring/spectrum_panel.py</extracomment>
        <translation>Klicken Sie auf die Kurven, oder ziehen Sie über eine Viertelsekunde oder mehr.</translation>
    </message>
    <message>
        <source>{hertz} Hz: {power} {unit}</source>
        <extracomment>app/ui/measuring/spectrum_panel.py</extracomment>
        <translation>{hertz} Hz: {power} {unit}</translation>
    </message>
    <message>
        <source>LIVE, the last {seconds} s</source>
        <extracomment>app/ui/measuring/spectrum_panel.py</extracomment>
        <translation>LIVE, die letzten {seconds} s</translation>
    </message>
    <message>
        <source>Spectrum of {trace}</source>
        <extracomment>app/ui/measuring/spectrum_panel.py</extracomment>
        <translation>Spektrum von {trace}</translation>
    </message>
    <message>
        <source>Power (dB of 1 {unit})</source>
        <extracomment>app/ui/measuring/spectrum_panel.py</extracomment>
        <translation>Leistung (dB re 1 {unit})</translation>
    </message>
    <message>
        <source>Text of the mark</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Text der Markierung</translation>
    </message>
    <message>
        <source>Onset, seconds of the recording</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Beginn, Sekunden der Aufzeichnung</translation>
    </message>
    <message>
        <source>Duration, seconds</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Dauer, Sekunden</translation>
    </message>
    <message>
        <source>Channels, with commas between; empty for all</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Kanäle, mit Kommas getrennt; leer für alle</translation>
    </message>
    <message>
        <source>all</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>alle</translation>
    </message>
    <message>
        <source>Reason of the correction</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Grund der Berichtigung</translation>
    </message>
    <message>
        <source>needed for a withdrawal</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>zum Zurückziehen nötig</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Leave</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Lassen</translation>
    </message>
    <message>
        <source>Text</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Text</translation>
    </message>
    <message>
        <source>Onset (s)</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Beginn (s)</translation>
    </message>
    <message>
        <source>Lasts (s)</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Dauer (s)</translation>
    </message>
    <message>
        <source>Save the correction; the log keeps the old one (Enter)</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Berichtigung speichern; das Protokoll behält die alte (Enter)</translation>
    </message>
    <message>
        <source>The mark does not hold any more; the log keeps it</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Die Markierung gilt nicht mehr; das Protokoll behält sie</translation>
    </message>
    <message>
        <source>Change nothing (Esc)</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Nichts ändern (Esc)</translation>
    </message>
    <message>
        <source>CORRECT A MARK</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>MARKIERUNG BERICHTIGEN</translation>
    </message>
    <message>
        <source>A mark needs a text.</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Eine Markierung braucht einen Text.</translation>
    </message>
    <message>
        <source>Say why the mark does not hold.</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Geben Sie an, warum die Markierung nicht gilt.</translation>
    </message>
    <message>
        <source>The onset is a number of seconds, 0 or more.</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Der Beginn ist eine Zahl von Sekunden, 0 oder mehr.</translation>
    </message>
    <message>
        <source>The duration is a number of seconds, 0 or more.</source>
        <extracomment>app/ui/panels/annotation_editor.py</extracomment>
        <translation>Die Dauer ist eine Zahl von Sekunden, 0 oder mehr.</translation>
    </message>
    <message>
        <source>Search devices</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Geräte suchen</translation>
    </message>
    <message>
        <source>Part of a device&apos;s name, place or maker</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Teil von Name, Ort oder Hersteller eines Geräts</translation>
    </message>
    <message>
        <source>Open file…</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add an amplifier by hand…</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Verstärker von Hand…</translation>
    </message>
    <message>
        <source>LSL streams…</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>LSL-Ströme…</translation>
    </message>
    <message>
        <source>Look again</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Begin session</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Sitzung beginnen</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Aufzeichnung wählen</translation>
    </message>
    <message>
        <source>Choose a folder of recordings</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Ordner mit Aufzeichnungen wählen</translation>
    </message>
    <message>
        <source>Devices</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Enter or a click uses a device alone; Space or its tick adds it.</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Enter oder Klick: nur dieses Gerät; Leertaste oder Haken: dazu.</translation>
    </message>
    <message>
        <source>Choose a patient first.</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Wählen Sie zuerst einen Patienten.</translation>
    </message>
    <message>
        <source>Choose a device.</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Wählen Sie ein Gerät.</translation>
    </message>
    <message>
        <source>List the recordings of a folder here</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Die Aufzeichnungen eines Ordners hier auflisten</translation>
    </message>
    <message>
        <source>Enter an amplifier that is not found</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Einen Verstärker eingeben, der nicht gefunden wird</translation>
    </message>
    <message>
        <source>Receive several LSL streams as one device</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Mehrere LSL-Ströme als ein Gerät empfangen</translation>
    </message>
    <message>
        <source>Look for devices again</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Erneut nach Geräten suchen</translation>
    </message>
    <message>
        <source>Choose a patient</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Patienten wählen</translation>
    </message>
    <message>
        <source>Choose one on the left, or register a new patient with Ctrl+N.</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Wählen Sie links einen, oder nehmen Sie mit Ctrl+N einen neuen Patienten auf.</translation>
    </message>
    <message>
        <source>Routine EEG: prerequisites, impedance, recording, analysis and report, one after another.</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Routine-EEG: Voraussetzungen, Impedanz, Aufzeichnung, Auswertung und Bericht, eins nach dem anderen.</translation>
    </message>
    <message>
        <source>Used in this session</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>In dieser Sitzung benutzt</translation>
    </message>
    <message>
        <source>Recordings</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Aufzeichnungen</translation>
    </message>
    <message>
        <source>All files</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>New session for {name}</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Neue Sitzung für {name}</translation>
    </message>
    <message>
        <source>Progress of what is waited for</source>
        <extracomment>app/ui/panels/busy_cell.py</extracomment>
        <translation>Fortschritt des Erwarteten</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <extracomment>app/ui/panels/busy_cell.py</extracomment>
        <translation>Nicht länger warten</translation>
    </message>
    <message>
        <source>Exporting a recording…</source>
        <extracomment>app/ui/panels/busy_cell.py</extracomment>
        <translation>Aufzeichnung wird exportiert…</translation>
    </message>
    <message>
        <source>It may still be done; the window shows what the station does.</source>
        <extracomment>app/ui/panels/busy_cell.py</extracomment>
        <translation>Es kann noch geschehen; das Fenster zeigt, was die Station tut.</translation>
    </message>
    <message>
        <source>Leave session…</source>
        <extracomment>app/ui/panels/busy_cell.py</extracomment>
        <translation>Sitzung verlassen…</translation>
    </message>
    <message>
        <source>Leave the session; what was recorded is kept (asks first)</source>
        <extracomment>app/ui/panels/busy_cell.py</extracomment>
        <translation>Die Sitzung verlassen; was aufgezeichnet ist, bleibt erhalten (fragt zuerst)</translation>
    </message>
    <message>
        <source>Reading the recording…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Aufzeichnung wird gelesen…</translation>
    </message>
    <message>
        <source>Writing the table…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Tabelle wird geschrieben…</translation>
    </message>
    <message>
        <source>Opening the panel…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Bereich wird geöffnet…</translation>
    </message>
    <message>
        <source>Reading the findings…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording the finding…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawing the finding…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noting the decision…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the texts…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the preview…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the report…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the FHIR bundle…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registering the patient…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Patient wird aufgenommen…</translation>
    </message>
    <message>
        <source>Searching patients…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Patienten werden gesucht…</translation>
    </message>
    <message>
        <source>Keeping the consent…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Einwilligung wird gespeichert…</translation>
    </message>
    <message>
        <source>Withdrawing the consent…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Einwilligung wird widerrufen…</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Geräte werden gesucht…</translation>
    </message>
    <message>
        <source>Beginning the session…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Sitzung wird begonnen…</translation>
    </message>
    <message>
        <source>Comparing the number…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Nummer wird verglichen…</translation>
    </message>
    <message>
        <source>Going on…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Es geht weiter…</translation>
    </message>
    <message>
        <source>Looking at what is missing…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Fehlendes wird geprüft…</translation>
    </message>
    <message>
        <source>Asking for impedances…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Impedanzen werden angefordert…</translation>
    </message>
    <message>
        <source>Changing the type of electrodes…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Art der Elektroden wird geändert…</translation>
    </message>
    <message>
        <source>Asking for the calibration…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Kalibrierung wird angefordert…</translation>
    </message>
    <message>
        <source>Ending the recording…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Aufzeichnung wird beendet…</translation>
    </message>
    <message>
        <source>Leaving the session…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Sitzung wird verlassen…</translation>
    </message>
    <message>
        <source>Setting the mark…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Markierung wird gesetzt…</translation>
    </message>
    <message>
        <source>Changing the mark…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Markierung wird geändert…</translation>
    </message>
    <message>
        <source>Taking the mark away…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Markierung wird entfernt…</translation>
    </message>
    <message>
        <source>Telling of the patient&apos;s event…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Patientenereignis wird gemeldet…</translation>
    </message>
    <message>
        <source>Telling the device…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Gerät wird angesprochen…</translation>
    </message>
    <message>
        <source>Fetching the events…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Ereignisse werden geholt…</translation>
    </message>
    <message>
        <source>Fetching the recordings…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Aufzeichnungen werden geholt…</translation>
    </message>
    <message>
        <source>Acknowledging the alarm…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Alarm wird quittiert…</translation>
    </message>
    <message>
        <source>Changing the sound of alarms…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Alarmton wird geändert…</translation>
    </message>
    <message>
        <source>Fetching past alarms…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Vergangene Alarme werden geholt…</translation>
    </message>
    <message>
        <source>Counting alarms…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Alarme werden gezählt…</translation>
    </message>
    <message>
        <source>Resetting the stop…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Stopp wird zurückgesetzt…</translation>
    </message>
    <message>
        <source>Testing the stop…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Stopp wird geprüft…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Verifying the log…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Protokoll wird geprüft…</translation>
    </message>
    <message>
        <source>Changing the filters…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Filter werden geändert…</translation>
    </message>
    <message>
        <source>Beginning the export…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Export wird begonnen…</translation>
    </message>
    <message>
        <source>Cancelling the export…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Export wird abgebrochen…</translation>
    </message>
    <message>
        <source>Noting the export…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Export wird vermerkt…</translation>
    </message>
    <message>
        <source>Changing the channel…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Kanal wird geändert…</translation>
    </message>
    <message>
        <source>Setting the amplitude…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Stromstärke wird gesetzt…</translation>
    </message>
    <message>
        <source>Ending all programs…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Alle Programme werden beendet…</translation>
    </message>
    <message>
        <source>Keeping the reason…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Grund wird aufbewahrt…</translation>
    </message>
    <message>
        <source>Fetching the report…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Bericht wird geholt…</translation>
    </message>
    <message>
        <source>Saving the copy…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Kopie wird gespeichert…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Anmeldung läuft…</translation>
    </message>
    <message>
        <source>Signing out…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Abmeldung läuft…</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Wird entsperrt…</translation>
    </message>
    <message>
        <source>Creating the administrator…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Administratorin oder der Administrator wird angelegt…</translation>
    </message>
    <message>
        <source>Changing the password…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Das Kennwort wird geändert…</translation>
    </message>
    <message>
        <source>Preparing the second factor…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der zweite Faktor wird vorbereitet…</translation>
    </message>
    <message>
        <source>Checking the code…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Code wird geprüft…</translation>
    </message>
    <message>
        <source>Fetching the users…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Benutzer werden geholt…</translation>
    </message>
    <message>
        <source>Adding the user…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Benutzer wird angelegt…</translation>
    </message>
    <message>
        <source>Changing the user…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Benutzer wird geändert…</translation>
    </message>
    <message>
        <source>Disabling the user…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Benutzer wird gesperrt…</translation>
    </message>
    <message>
        <source>Enabling the user…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Benutzer wird freigegeben…</translation>
    </message>
    <message>
        <source>Resetting the password…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Das Kennwort wird zurückgesetzt…</translation>
    </message>
    <message>
        <source>Resetting the second factor…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der zweite Faktor wird zurückgesetzt…</translation>
    </message>
    <message>
        <source>Fetching what is kept of the user…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Was über den Benutzer aufbewahrt wird, wird geholt…</translation>
    </message>
    <message>
        <source>Searching the audit trail…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Das Protokoll der Zugriffe wird durchsucht…</translation>
    </message>
    <message>
        <source>Fetching the entry…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Eintrag wird geholt…</translation>
    </message>
    <message>
        <source>Making the proof…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Nachweis wird erstellt…</translation>
    </message>
    <message>
        <source>Writing the audit trail…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Das Protokoll der Zugriffe wird geschrieben…</translation>
    </message>
    <message>
        <source>Correcting the patient&apos;s data…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Daten der Patientin oder des Patienten werden berichtigt…</translation>
    </message>
    <message>
        <source>Fetching the earlier versions…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die früheren Fassungen werden geholt…</translation>
    </message>
    <message>
        <source>Fetching the signatures…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Unterschriften werden geholt…</translation>
    </message>
    <message>
        <source>Signing…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Wird unterschrieben…</translation>
    </message>
    <message>
        <source>Adding the addendum…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Nachtrag wird angefügt…</translation>
    </message>
    <message>
        <source>Withdrawing the report…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Bericht wird zurückgezogen…</translation>
    </message>
    <message>
        <source>Giving into care…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Betreuung wird übertragen…</translation>
    </message>
    <message>
        <source>Ending the care…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Betreuung wird beendet…</translation>
    </message>
    <message>
        <source>Fetching who cares for the patient…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Wer betreut, wird geholt…</translation>
    </message>
    <message>
        <source>Opening emergency access…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Notfallzugriff wird geöffnet…</translation>
    </message>
    <message>
        <source>Ending emergency access…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Notfallzugriff wird beendet…</translation>
    </message>
    <message>
        <source>Fetching emergency accesses…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Notfallzugriffe werden geholt…</translation>
    </message>
    <message>
        <source>Keeping the review…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Überprüfung wird aufbewahrt…</translation>
    </message>
    <message>
        <source>Noting what was read…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Was gelesen wurde, wird festgehalten…</translation>
    </message>
    <message>
        <source>Asking for the erasure…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Löschung wird beantragt…</translation>
    </message>
    <message>
        <source>Erasing…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Wird gelöscht…</translation>
    </message>
    <message>
        <source>Refusing the erasure…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Löschung wird abgelehnt…</translation>
    </message>
    <message>
        <source>Fetching erasures and holds…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Löschungen und Aufbewahrungspflichten werden geholt…</translation>
    </message>
    <message>
        <source>Placing the hold…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Aufbewahrungspflicht wird gesetzt…</translation>
    </message>
    <message>
        <source>Lifting the hold…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Aufbewahrungspflicht wird aufgehoben…</translation>
    </message>
    <message>
        <source>Keeping the plan…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the plan…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending the plan…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the plans…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for conflicts…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking the appointment…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving the appointment…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling the appointment…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the appointments…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the providers…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the decision…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going on without it…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaving the onboarding…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the onboarding…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the onboardings…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the workflows…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Abläufe werden geholt…</translation>
    </message>
    <message>
        <source>Fetching the workflow&apos;s steps…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Die Schritte des Ablaufs werden geholt…</translation>
    </message>
    <message>
        <source>Letting the workflow go on…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Ablauf geht weiter…</translation>
    </message>
    <message>
        <source>Leaving the workflow…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Der Ablauf wird verlassen…</translation>
    </message>
    <message>
        <source>Comparing the records…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining the records…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking the records apart…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the joined records…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the roster…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the roster…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking the session over…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning the procedure…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending the procedure…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with the protocol…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the deviation…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawing the deviation…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the station…</source>
        <extracomment>app/ui/panels/busy_words.py</extracomment>
        <translation>Station wird gefragt…</translation>
    </message>
    <message>
        <source>From now on nothing begins for this purpose. What was recorded before is kept.</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Ab jetzt beginnt nichts mehr für diesen Zweck. Was vorher aufgezeichnet wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>recording</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>stimulation</source>
        <extracomment>app/ui/access/emergency_dialogs.py</extracomment>
        <translation>Stimulation</translation>
    </message>
    <message>
        <source>research</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Forschung</translation>
    </message>
    <message>
        <source>The recording ends in order, is not analysed and not reported, and the session ends. What was recorded until now is kept.</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Die Aufzeichnung endet geordnet, wird nicht ausgewertet und nicht berichtet, und die Sitzung endet. Was bisher aufgezeichnet ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The stimulation is stopped at once and stays stopped. The recording goes on.</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Die Stimulation wird sofort gestoppt und bleibt gestoppt. Die Aufzeichnung geht weiter.</translation>
    </message>
    <message>
        <source>The session goes on. Nothing of it is given out for research, and an export for it is ended.</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Die Sitzung geht weiter. Für die Forschung wird nichts von ihr weitergegeben, ein Export dafür wird beendet.</translation>
    </message>
    <message>
        <source>Purpose whose consent is withdrawn</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Zweck, dessen Einwilligung widerrufen wird</translation>
    </message>
    <message>
        <source>What the patient does not consent to any more</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Worin der Patient nicht mehr einwilligt</translation>
    </message>
    <message>
        <source>Reason, if one was given (no names)</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Grund, falls genannt (keine Namen)</translation>
    </message>
    <message>
        <source>Reason, if one was given</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Grund, falls genannt</translation>
    </message>
    <message>
        <source>Nobody has to give a reason</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Niemand muss einen Grund nennen</translation>
    </message>
    <message>
        <source>Keep the consent</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Einwilligung behalten</translation>
    </message>
    <message>
        <source>Yes, withdraw</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Ja, widerrufen</translation>
    </message>
    <message>
        <source>Being withdrawn…</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Wird widerrufen…</translation>
    </message>
    <message>
        <source>Understood</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Change nothing</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Nichts ändern</translation>
    </message>
    <message>
        <source>Withdraw this consent now</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Diese Einwilligung jetzt widerrufen</translation>
    </message>
    <message>
        <source>There is nothing to withdraw.</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Es gibt nichts zu widerrufen.</translation>
    </message>
    <message>
        <source>The consent is withdrawn. {ends}</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Die Einwilligung ist widerrufen. {ends}</translation>
    </message>
    <message>
        <source>Consent to {purpose}</source>
        <extracomment>app/ui/panels/consent_withdrawal.py</extracomment>
        <translation>Einwilligung: {purpose}</translation>
    </message>
    <message>
        <source>Part of the name of a maker or a model</source>
        <extracomment>app/ui/panels/device_form.py</extracomment>
        <translation>Teil des Namens eines Herstellers oder Modells</translation>
    </message>
    <message>
        <source>The stimulator of this session, if it uses one</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Der Stimulator dieser Sitzung, falls sie einen benutzt</translation>
    </message>
    <message>
        <source>Where the stimulator is plugged in</source>
        <extracomment>app/ui/panels/device_output.py</extracomment>
        <translation>Wo der Stimulator angesteckt ist</translation>
    </message>
    <message>
        <source>Recorded</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>Samples lost</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Verlorene Werte</translation>
    </message>
    <message>
        <source>Gaps</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Size</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Stop latency</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Stopplaufzeit</translation>
    </message>
    <message>
        <source>Electrodes usable</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Brauchbare Elektroden</translation>
    </message>
    <message>
        <source>Progress</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Open report</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>New session</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>Recording, analysis and report are kept.</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Aufzeichnung, Auswertung und Bericht sind gespeichert.</translation>
    </message>
    <message>
        <source>{usable} of {all}</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>{usable} von {all}</translation>
    </message>
    <message>
        <source>Analysing the recording</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Aufzeichnung wird ausgewertet</translation>
    </message>
    <message>
        <source>What was recorded is safe on the disk.</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Was aufgezeichnet wurde, ist sicher auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Write the recording in another format</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Die Aufzeichnung in einem anderen Format schreiben</translation>
    </message>
    <message>
        <source>Back to the patients</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Zurück zu den Patienten</translation>
    </message>
    <message>
        <source>Session ended</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Sitzung beendet</translation>
    </message>
    <message>
        <source>Session ended after a safety stop</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Sitzung nach Sicherheitsstopp beendet</translation>
    </message>
    <message>
        <source>Consent was withdrawn</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Die Einwilligung wurde widerrufen</translation>
    </message>
    <message>
        <source>The session was ended in order. What was recorded until then is kept, as the law asks of a medical record; it was not analysed, no report was written, and nothing is given out for research.</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Die Sitzung wurde geordnet beendet. Was bis dahin aufgezeichnet ist, bleibt erhalten, wie das Gesetz es von einer Krankenakte verlangt; es wurde nicht ausgewertet, kein Bericht geschrieben, und für die Forschung wird nichts weitergegeben.</translation>
    </message>
    <message>
        <source>The session was ended in order. Nothing was recorded.</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Die Sitzung wurde geordnet beendet. Es wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>What was recorded is kept.</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Was aufgezeichnet ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>No report was written.</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Es wurde kein Bericht geschrieben.</translation>
    </message>
    <message>
        <source>, then </source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>, dann </translation>
    </message>
    <message>
        <source>Session completed</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Sitzung abgeschlossen</translation>
    </message>
    <message>
        <source>Session failed</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Sitzung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Session was left</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Sitzung verlassen</translation>
    </message>
    <message>
        <source>Correct…</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Berichtigen…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation>Zurückziehen…</translation>
    </message>
    <message>
        <source>Filter</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter events by text</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Ereignisse nach Text filtern</translation>
    </message>
    <message>
        <source>Only events with these words are listed</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Nur Ereignisse mit diesen Worten werden gelistet</translation>
    </message>
    <message>
        <source>Filter events by kind</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Ereignisse nach Art filtern</translation>
    </message>
    <message>
        <source>All kinds</source>
        <extracomment>app/ui/audit/audit_panel.py</extracomment>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Filter events by channel</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Ereignisse nach Kanal filtern</translation>
    </message>
    <message>
        <source>Old versions</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Alte Fassungen</translation>
    </message>
    <message>
        <source>Show marks that were corrected or withdrawn, struck through</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Berichtigte oder zurückgezogene Markierungen durchgestrichen zeigen</translation>
    </message>
    <message>
        <source>Show marks that were corrected or withdrawn</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Berichtigte oder zurückgezogene Markierungen zeigen</translation>
    </message>
    <message>
        <source>Events of the session</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Ereignisse der Sitzung</translation>
    </message>
    <message>
        <source>Correct the mark chosen in the list</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Die in der Liste gewählte Markierung berichtigen</translation>
    </message>
    <message>
        <source>Withdraw the mark chosen in the list</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Die in der Liste gewählte Markierung zurückziehen</translation>
    </message>
    <message>
        <source>{shown} of {known} events</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>{shown} von {known} Ereignissen</translation>
    </message>
    <message>
        <source>{known} events</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>{known} Ereignisse</translation>
    </message>
    <message>
        <source>Wet (gel or paste)</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Nass (Gel oder Paste)</translation>
    </message>
    <message>
        <source>Dry</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Trocken</translation>
    </message>
    <message>
        <source>Add gel or seat these electrodes again, then measure again. You may go on without.</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Geben Sie Gel zu oder setzen Sie diese Elektroden neu, dann messen Sie erneut. Sie können auch so weitergehen.</translation>
    </message>
    <message>
        <source>Part the hair and press these electrodes down, then measure again. You may go on without.</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Scheiteln Sie das Haar und drücken Sie diese Elektroden an, dann messen Sie erneut. Sie können auch so weitergehen.</translation>
    </message>
    <message>
        <source>Ground: the device does not tell.</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Erde: Das Gerät gibt sie nicht an.</translation>
    </message>
    <message>
        <source>Type of electrodes</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Art der Elektroden</translation>
    </message>
    <message>
        <source>Decides which impedances are good</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Bestimmt, welche Impedanzen gut sind</translation>
    </message>
    <message>
        <source>Measure again</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Erneut messen</translation>
    </message>
    <message>
        <source>Accept electrodes</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Elektroden annehmen</translation>
    </message>
    <message>
        <source>measured {time} · up to {widest} kΩ from the median</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>gemessen {time} · bis {widest} kΩ vom Median</translation>
    </message>
    <message>
        <source>Reference: {electrode}.</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Referenz: {electrode}.</translation>
    </message>
    <message numerus="yes">
        <source>For %n channel(s) the device does not tell.</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>
            <numerusform>Für %n Kanal gibt das Gerät sie nicht an.</numerusform>
            <numerusform>Für %n Kanäle gibt das Gerät sie nicht an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measure the impedances again</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Die Impedanzen erneut messen</translation>
    </message>
    <message>
        <source>Go on to recording</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Weiter zur Aufzeichnung</translation>
    </message>
    <message>
        <source>Go on without measuring</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Ohne Messung weiter</translation>
    </message>
    <message>
        <source>Ground: {electrode}.</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Erde: {electrode}.</translation>
    </message>
    <message>
        <source>Reference: the device does not tell.</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Referenz: Das Gerät gibt sie nicht an.</translation>
    </message>
    <message>
        <source>Electrodes</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Elektroden</translation>
    </message>
    <message>
        <source>Ctrl + Enter</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Ctrl + Enter</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>Not measured</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Nicht gemessen</translation>
    </message>
    <message numerus="yes">
        <source>%n electrode(s) named.</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>
            <numerusform>%n Elektrode benannt.</numerusform>
            <numerusform>%n Elektroden benannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>{good} good, {fair} fair.</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>{good} gut, {fair} mäßig.</translation>
    </message>
    <message>
        <source>They are far apart; even them out where you can.</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Sie liegen weit auseinander; gleichen Sie sie an, wo Sie können.</translation>
    </message>
    <message>
        <source>This device cannot measure impedance.</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Dieses Gerät kann keine Elektrodenimpedanz messen.</translation>
    </message>
    <message>
        <source>{bad} of {count} need attention</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>{bad} von {count} brauchen Aufmerksamkeit</translation>
    </message>
    <message>
        <source>All {count} electrodes are usable</source>
        <extracomment>app/ui/panels/impedance_page.py</extracomment>
        <translation>Alle {count} Elektroden sind brauchbar</translation>
    </message>
    <message>
        <source>Do not stop</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Nicht beenden</translation>
    </message>
    <message>
        <source>Tell the simulated patient and electrodes what to do</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Dem simulierten Patienten und den Elektroden sagen, was sie tun sollen</translation>
    </message>
    <message>
        <source>A file: its traces begin with the recording.</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Eine Datei: Ihre Kurven beginnen mit der Aufzeichnung.</translation>
    </message>
    <message>
        <source>No signal yet.</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Noch kein Signal.</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>Not yet</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>Stop the recording?</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Aufzeichnung beenden?</translation>
    </message>
    <message>
        <source>Start the recording and the stimulation?</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Aufzeichnung und Stimulation starten?</translation>
    </message>
    <message>
        <source>Analysis and report follow; the session cannot be recorded on.</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Auswertung und Bericht folgen; die Sitzung kann nicht weiter aufgezeichnet werden.</translation>
    </message>
    <message>
        <source>The stimulator runs as soon as the recording does, with the amplitude shown above.</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Der Stimulator läuft, sobald die Aufzeichnung läuft, mit der oben gezeigten Stromstärke.</translation>
    </message>
    <message>
        <source>Yes, stop</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Ja, beenden</translation>
    </message>
    <message>
        <source>Yes, start both</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Ja, beide starten</translation>
    </message>
    <message>
        <source>Yes, stop the recording</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Ja, die Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>Yes, start recording and stimulation</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Ja, Aufzeichnung und Stimulation starten</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>
            <numerusform>%n Kanal</numerusform>
            <numerusform>%n Kanäle</numerusform>
        </translation>
    </message>
    <message>
        <source>No new signal for {seconds} s. The traces stand still.</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Seit {seconds} s kein neues Signal. Die Kurven stehen still.</translation>
    </message>
    <message>
        <source>{size} written</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>{size} geschrieben</translation>
    </message>
    <message>
        <source>Own words, then Enter  (Ctrl+E)</source>
        <extracomment>app/ui/panels/mark_buttons.py</extracomment>
        <translation>Eigene Worte, dann Enter  (Ctrl+E)</translation>
    </message>
    <message>
        <source>Mark with own words</source>
        <extracomment>app/ui/panels/mark_buttons.py</extracomment>
        <translation>Mit eigenen Worten markieren</translation>
    </message>
    <message>
        <source>Type and press Enter: marked where the first letter was typed (Ctrl+E)</source>
        <extracomment>app/ui/panels/mark_buttons.py</extracomment>
        <translation>Tippen und Enter drücken: markiert, wo der erste Buchstabe getippt wurde (Ctrl+E)</translation>
    </message>
    <message>
        <source>MARK NOW</source>
        <extracomment>app/ui/panels/mark_buttons.py</extracomment>
        <translation>JETZT MARKIEREN</translation>
    </message>
    <message>
        <source>Mark: {text}</source>
        <extracomment>app/ui/panels/mark_buttons.py</extracomment>
        <translation>Markieren: {text}</translation>
    </message>
    <message>
        <source>MARK AT  {place}</source>
        <extracomment>app/ui/panels/mark_buttons.py</extracomment>
        <translation>MARKIEREN BEI  {place}</translation>
    </message>
    <message>
        <source>when last heard</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>wie zuletzt gehört</translation>
    </message>
    <message>
        <source>Preparing</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Ready to record</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Bereit zur Aufzeichnung</translation>
    </message>
    <message>
        <source>Analysing</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>PATIENT CHOSEN</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>GEWÄHLTER PATIENT</translation>
    </message>
    <message>
        <source>Ended: consent withdrawn</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>Beendet: Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>not read back yet</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>noch nicht abgelesen</translation>
    </message>
    <message>
        <source>PATIENT IN SESSION</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>PATIENT DER SITZUNG</translation>
    </message>
    <message>
        <source>LAST SESSION</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>LETZTE SITZUNG</translation>
    </message>
    <message>
        <source>NO PATIENT</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>KEIN PATIENT</translation>
    </message>
    <message>
        <source>Choose or register a patient</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>Patienten wählen oder aufnehmen</translation>
    </message>
    <message>
        <source>No patient chosen</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>Kein Patient gewählt</translation>
    </message>
    <message>
        <source>{caption}: {name}, hospital number {number}</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>{caption}: {name}, Patientennummer {number}</translation>
    </message>
    <message>
        <source>consent to {purpose} withdrawn</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>Einwilligung widerrufen: {purpose}</translation>
    </message>
    <message>
        <source>▲ consent withdrawn</source>
        <extracomment>app/ui/panels/patient_panel.py</extracomment>
        <translation>▲ Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>▲ no consent</source>
        <extracomment>app/ui/panels/patient_panel.py</extracomment>
        <translation>▲ keine Einwilligung</translation>
    </message>
    <message>
        <source>Choose another patient</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Anderen Patienten wählen</translation>
    </message>
    <message>
        <source>Leave this session, in which nothing was recorded, and choose again</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Diese Sitzung, in der nichts aufgezeichnet wurde, verlassen und neu wählen</translation>
    </message>
    <message>
        <source>Look again at what is missing</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Erneut ansehen, was fehlt</translation>
    </message>
    <message>
        <source>Before recording</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Vor der Aufzeichnung</translation>
    </message>
    <message>
        <source>Not ready any more</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Nicht mehr bereit</translation>
    </message>
    <message>
        <source>Consent…</source>
        <extracomment>app/ui/panels/session_panel.py</extracomment>
        <translation>Einwilligung…</translation>
    </message>
    <message>
        <source>Yes, leave</source>
        <extracomment>app/ui/panels/session_panel.py</extracomment>
        <translation>Ja, verlassen</translation>
    </message>
    <message>
        <source>Yes, leave the session</source>
        <extracomment>app/ui/panels/session_panel.py</extracomment>
        <translation>Ja, die Sitzung verlassen</translation>
    </message>
    <message>
        <source>Leave session</source>
        <extracomment>app/ui/panels/session_panel.py</extracomment>
        <translation>Sitzung verlassen</translation>
    </message>
    <message>
        <source>The patient withdraws consent (asks first)</source>
        <extracomment>app/ui/panels/session_panel.py</extracomment>
        <translation>Der Patient widerruft die Einwilligung (fragt zuerst)</translation>
    </message>
    <message>
        <source>Leave the session; what was recorded is kept</source>
        <extracomment>app/ui/panels/session_panel.py</extracomment>
        <translation>Die Sitzung verlassen; was aufgezeichnet ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>Go on with the session</source>
        <extracomment>app/ui/panels/session_panel.py</extracomment>
        <translation>Die Sitzung fortsetzen</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02d} min</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation>{hours} h {minutes:02d} min</translation>
    </message>
    <message>
        <source>+{count} more</source>
        <extracomment>app/ui/safety_strip/alarm_words.py</extracomment>
        <translation>+{count} weitere</translation>
    </message>
    <message>
        <source>in its safe state</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>im sicheren Zustand</translation>
    </message>
    <message>
        <source>RUNNING</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>LÄUFT</translation>
    </message>
    <message>
        <source>safe state NOT confirmed</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>sicherer Zustand NICHT bestätigt</translation>
    </message>
    <message>
        <source>not heard</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>nicht zu hören</translation>
    </message>
    <message>
        <source>not attached</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>nicht angeschlossen</translation>
    </message>
    <message>
        <source>Amplitude to set, milliamperes</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Einzustellende Stromstärke, Milliampere</translation>
    </message>
    <message>
        <source>Set…</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Setzen…</translation>
    </message>
    <message>
        <source>Start stimulation…</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Stimulation starten…</translation>
    </message>
    <message>
        <source>Yes</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Nein</translation>
    </message>
    <message>
        <source>It takes effect at once.</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Es wirkt sofort.</translation>
    </message>
    <message>
        <source>The amplitude has not been set in this session.</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Die Stromstärke wurde in dieser Sitzung noch nicht gesetzt.</translation>
    </message>
    <message>
        <source>Ask before the amplitude is set</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Fragt, bevor die Stromstärke gesetzt wird</translation>
    </message>
    <message>
        <source>Ask before the stimulation is started</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Fragt, bevor die Stimulation startet</translation>
    </message>
    <message>
        <source>Nothing is changed</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Es wird nichts geändert</translation>
    </message>
    <message>
        <source>End the stimulation?</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Stimulation beenden?</translation>
    </message>
    <message>
        <source>Yes, end it</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Ja, beenden</translation>
    </message>
    <message>
        <source>Yes, start it</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Ja, starten</translation>
    </message>
    <message>
        <source>End stimulation…</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Stimulation beenden…</translation>
    </message>
    <message>
        <source>Yes, set {value_ma} mA</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Ja, {value_ma} mA setzen</translation>
    </message>
    <message>
        <source>It is {ma} mA now.</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Jetzt sind es {ma} mA.</translation>
    </message>
    <message>
        <source>Start the stimulation?</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Stimulation starten?</translation>
    </message>
    <message>
        <source>Set {value_ma} mA?</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>{value_ma} mA setzen?</translation>
    </message>
    <message>
        <source>No link to the safety program: outputs fall to their safe state by themselves, because their lease lapses. Switch the output off at its own switch.</source>
        <extracomment>app/ui/safety_strip/stop_button.py</extracomment>
        <translation>Keine Verbindung zum Sicherheitsprogramm: Ausgänge fallen von selbst in den sicheren Zustand, weil ihre Freigabe abläuft. Schalten Sie den Ausgang an seinem eigenen Schalter aus.</translation>
    </message>
    <message>
        <source>Safety stop ({keys}): every output goes to its safe state at once</source>
        <extracomment>app/ui/safety_strip/stop_button.py</extracomment>
        <translation>Sicherheitsstopp ({keys}): Jeder Ausgang geht sofort in seinen sicheren Zustand</translation>
    </message>
    <message>
        <source>Safety stop and its state</source>
        <extracomment>app/ui/safety_strip/stop_control.py</extracomment>
        <translation>Sicherheitsstopp und sein Zustand</translation>
    </message>
    <message>
        <source>Reset…</source>
        <extracomment>app/ui/safety_strip/stop_control.py</extracomment>
        <translation>Rücksetzen…</translation>
    </message>
    <message>
        <source>Take the stop back, with a role and a reason</source>
        <extracomment>app/ui/safety_strip/stop_control.py</extracomment>
        <translation>Den Stopp mit Rolle und Grund zurücknehmen</translation>
    </message>
    <message>
        <source>pressed here, safe after {latency_ms} ms</source>
        <extracomment>app/ui/safety_strip/stop_control.py</extracomment>
        <translation>hier gedrückt, sicher nach {latency_ms} ms</translation>
    </message>
    <message>
        <source>Test the stop</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Stopp prüfen</translation>
    </message>
    <message>
        <source>End the recording too…</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Auch Aufzeichnung beenden…</translation>
    </message>
    <message>
        <source>Keep recording</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Weiter aufzeichnen</translation>
    </message>
    <message>
        <source>The output has NOT confirmed its safe state: switch it off at its own switch.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Der Ausgang hat seinen sicheren Zustand NICHT bestätigt: Schalten Sie ihn an seinem eigenen Schalter aus.</translation>
    </message>
    <message>
        <source>The recording goes on: it is the evidence.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Die Aufzeichnung geht weiter: Sie ist der Beleg.</translation>
    </message>
    <message>
        <source>Nothing is being recorded.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Es wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>All causes are cleared; reset it.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Alle Ursachen sind behoben; setzen Sie zurück.</translation>
    </message>
    <message>
        <source>The output stays in its safe state until it is started anew.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Der Ausgang bleibt im sicheren Zustand, bis er neu gestartet wird.</translation>
    </message>
    <message>
        <source>The output is started and stopped once</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Der Ausgang wird einmal gestartet und gestoppt</translation>
    </message>
    <message>
        <source>It goes on otherwise: it is the evidence</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Sonst geht sie weiter: Sie ist der Beleg</translation>
    </message>
    <message>
        <source>Do not end it</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Nicht beenden</translation>
    </message>
    <message>
        <source>Yes, end the recording</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Ja, Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>Stopped: {cause}{latency}.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Gestoppt: {cause}{latency}.</translation>
    </message>
    <message>
        <source>The safety stop does not work from this window. To stop now:</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Der Sicherheitsstopp wirkt von diesem Fenster aus nicht. So stoppen Sie jetzt:</translation>
    </message>
    <message>
        <source>, output safe after {latency_ms} ms</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>, Ausgang sicher nach {latency_ms} ms</translation>
    </message>
    <message>
        <source>Also: {list}.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Außerdem: {list}.</translation>
    </message>
    <message>
        <source>Before a reset: {list}</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Vor dem Zurücksetzen: {list}</translation>
    </message>
    <message>
        <source>The stop has to be tested again before the output can be started.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Der Stopp muss erneut geprüft werden, bevor der Ausgang gestartet werden kann.</translation>
    </message>
    <message>
        <source>The output is in its safe state, and the recording goes on meanwhile.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Der Ausgang ist im sicheren Zustand, die Aufzeichnung geht währenddessen weiter.</translation>
    </message>
    <message>
        <source>The output is in its safe state.</source>
        <extracomment>app/ui/safety_strip/stop_panel.py</extracomment>
        <translation>Der Ausgang ist im sicheren Zustand.</translation>
    </message>
    <message>
        <source>Safety stop</source>
        <extracomment>app/ui/safety_strip/stop_reach.py</extracomment>
        <translation>Sicherheitsstopp</translation>
    </message>
    <message>
        <source>Switch the output off at its own switch, or take it off the patient.</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Schalten Sie den Ausgang an seinem eigenen Schalter aus, oder nehmen Sie ihn vom Patienten.</translation>
    </message>
    <message>
        <source>SAFETY STOP</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>SICHERHEITSSTOPP</translation>
    </message>
    <message>
        <source>Not yet tested</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Test the stop before recording</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Vor der Aufzeichnung prüfen</translation>
    </message>
    <message>
        <source>Being tested</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>The output is stopped once, to prove it</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Der Ausgang wird einmal gestoppt, als Beweis</translation>
    </message>
    <message>
        <source>Ready</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Tested; the output is in its safe state</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Geprüft; Ausgang im sicheren Zustand</translation>
    </message>
    <message>
        <source>Output running</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Ausgang läuft</translation>
    </message>
    <message>
        <source>The stop is armed</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Der Stopp ist scharf</translation>
    </message>
    <message>
        <source>No link</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>The stop does not work from this window</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Der Stopp wirkt hier nicht</translation>
    </message>
    <message>
        <source>Safety stop, not working: no link to the safety program</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Sicherheitsstopp, ohne Wirkung: keine Verbindung zum Sicherheitsprogramm</translation>
    </message>
    <message>
        <source>Or, on a command line: “neurascale stop”.</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Oder auf einer Befehlszeile: „neurascale stop“.</translation>
    </message>
    <message>
        <source>not tested</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>being tested</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>NO STOP HERE</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>HIER KEIN STOPP</translation>
    </message>
    <message>
        <source>use another way</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>anderer Weg nötig</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>GESTOPPT</translation>
    </message>
    <message>
        <source>The output has not confirmed its safe state: switch it off by hand</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Der Ausgang hat seinen sicheren Zustand nicht bestätigt: Schalten Sie ihn von Hand aus</translation>
    </message>
    <message>
        <source>Whether the safety program runs is not known here: a pedal, the stop keys or “neurascale stop” may work.</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Ob das Sicherheitsprogramm läuft, ist hier nicht bekannt: Pedal, Stopptasten oder „neurascale stop“ wirken vielleicht.</translation>
    </message>
    <message>
        <source>The safety program itself is not heard, so that a pedal, the stop keys and “neurascale stop” do not work either. Without it each output falls to its safe state by itself.</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Das Sicherheitsprogramm selbst ist nicht zu hören, daher wirken auch Pedal, Stopptasten und „neurascale stop“ nicht. Ohne es fällt jeder Ausgang von selbst in seinen sicheren Zustand.</translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation> oder </translation>
    </message>
    <message>
        <source>until it is reset</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>bis zum Zurücksetzen</translation>
    </message>
    <message>
        <source>not known</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>NOT CONFIRMED</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>NICHT BESTÄTIGT</translation>
    </message>
    <message>
        <source>Safety stop, not tested on this output</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Sicherheitsstopp, an diesem Ausgang nicht geprüft</translation>
    </message>
    <message>
        <source>Safety stop, armed: the output runs</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Sicherheitsstopp, scharf: Der Ausgang läuft</translation>
    </message>
    <message>
        <source>Safety stop, stopped: latched until it is reset</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Sicherheitsstopp, gestoppt: eingerastet bis zum Zurücksetzen</translation>
    </message>
    <message>
        <source>hold {keys}</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>halten Sie {keys}</translation>
    </message>
    <message>
        <source>press {name}</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>drücken Sie {name}</translation>
    </message>
    <message>
        <source>, safe after {latency_ms} ms</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>, sicher nach {latency_ms} ms</translation>
    </message>
    <message>
        <source>Or {others}: that does not need this window.</source>
        <extracomment>app/ui/safety_strip/stop_words.py</extracomment>
        <translation>Oder {others}: Das braucht dieses Fenster nicht.</translation>
    </message>
    <message>
        <source>Left</source>
        <extracomment>app/ui/heads/solid_head_panel.py</extracomment>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <extracomment>app/ui/heads/solid_head_panel.py</extracomment>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Midline</source>
        <extracomment>app/ui/signal_views/channel_groups.py</extracomment>
        <translation>Mittellinie</translation>
    </message>
    <message>
        <source>Montage</source>
        <extracomment>app/ui/signal_views/montage_box.py</extracomment>
        <translation>Montage</translation>
    </message>
    <message>
        <source>Referential</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Referenziell</translation>
    </message>
    <message>
        <source>Average reference</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Mittelwertreferenz</translation>
    </message>
    <message>
        <source>Longitudinal bipolar</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Längsreihe</translation>
    </message>
    <message>
        <source>Transverse bipolar</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Querreihe</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Laplace</translation>
    </message>
    <message>
        <source>Left temporal</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Links temporal</translation>
    </message>
    <message>
        <source>Left parasagittal</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Links parasagittal</translation>
    </message>
    <message>
        <source>Right parasagittal</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Rechts parasagittal</translation>
    </message>
    <message>
        <source>Right temporal</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Rechts temporal</translation>
    </message>
    <message>
        <source>Frontopolar</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Frontopolar</translation>
    </message>
    <message>
        <source>Frontal</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Frontal</translation>
    </message>
    <message>
        <source>Central</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Zentral</translation>
    </message>
    <message>
        <source>Parietal</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Parietal</translation>
    </message>
    <message>
        <source>Occipital</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Okzipital</translation>
    </message>
    <message>
        <source>{montage} (as recorded: {names})</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>{montage} (wie aufgezeichnet: {names})</translation>
    </message>
    <message>
        <source>{montage} (without {names})</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>{montage} (ohne {names})</translation>
    </message>
    <message>
        <source>Referential ({montage}: its electrodes are not there)</source>
        <extracomment>app/ui/signal_views/montage_words.py</extracomment>
        <translation>Referenziell ({montage}: Elektroden fehlen)</translation>
    </message>
    <message>
        <source>Overview of the session</source>
        <extracomment>app/ui/signal_views/overview_strip.py</extracomment>
        <translation>Übersicht der Sitzung</translation>
    </message>
    <message>
        <source>The whole session so far. Click or drag to look back; with the keyboard: ← → Home End (End: live).</source>
        <extracomment>app/ui/signal_views/overview_strip.py</extracomment>
        <translation>Die ganze Sitzung bisher. Klicken oder ziehen blickt zurück; mit der Tastatur: ← → Home End (End: live).</translation>
    </message>
    <message>
        <source>PAST</source>
        <extracomment>app/ui/signal_views/overview_strip.py</extracomment>
        <translation>VERGANGEN</translation>
    </message>
    <message>
        <source>LIVE</source>
        <extracomment>app/ui/measuring/map_panel.py</extracomment>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>Shown: past, {start} to {end}</source>
        <extracomment>app/ui/signal_views/overview_strip.py</extracomment>
        <translation>Gezeigt: Vergangenes, {start} bis {end}</translation>
    </message>
    <message>
        <source>Shown: live, {start} to {end}</source>
        <extracomment>app/ui/signal_views/overview_strip.py</extracomment>
        <translation>Gezeigt: live, {start} bis {end}</translation>
    </message>
    <message>
        <source>No filter delay</source>
        <extracomment>app/ui/signal_views/page_drawing.py</extracomment>
        <translation>Ohne Filterverzögerung</translation>
    </message>
    <message>
        <source>(fit)</source>
        <extracomment>app/ui/signal_views/page_layout.py</extracomment>
        <translation>(angepasst)</translation>
    </message>
    <message>
        <source>Channels {first} to {last} of {count} (Ctrl+PgUp, Ctrl+PgDn)</source>
        <extracomment>app/ui/signal_views/page_layout.py</extracomment>
        <translation>Kanäle {first} bis {last} von {count} (Ctrl+PgUp, Ctrl+PgDn)</translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <extracomment>app/ui/signal_views/page_layout.py</extracomment>
        <translation>{count} ausgeblendet</translation>
    </message>
    <message>
        <source>off</source>
        <extracomment>app/ui/heads/head_words.py</extracomment>
        <translation>aus</translation>
    </message>
    <message>
        <source>All channels</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Alle Kanäle</translation>
    </message>
    <message>
        <source>off ({asked} is too high for {rate} Hz sampling)</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation>aus ({asked} ist zu hoch für {rate} Hz Abtastrate)</translation>
    </message>
    <message>
        <source>TC {seconds} s</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation>ZK {seconds} s</translation>
    </message>
    <message>
        <source>Screen calibrated</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation>Bildschirm kalibriert</translation>
    </message>
    <message>
        <source>Screen not calibrated</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation>Bildschirm nicht kalibriert</translation>
    </message>
    <message>
        <source>Negative up</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation>Negativ oben</translation>
    </message>
    <message>
        <source>Positive up</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation>Positiv oben</translation>
    </message>
    <message>
        <source>Low cut {corner}</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation>Hochpass {corner}</translation>
    </message>
    <message>
        <source>High cut {corner}</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation>Tiefpass {corner}</translation>
    </message>
    <message>
        <source>Notch {corner}</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation>Netzfilter {corner}</translation>
    </message>
    <message>
        <source>Make and change montages</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>Montagen erstellen und ändern</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <source>Timebase</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>Zeitbasis</translation>
    </message>
    <message>
        <source>Low cut</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>Hochpass</translation>
    </message>
    <message>
        <source>High cut</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>Tiefpass</translation>
    </message>
    <message>
        <source>Notch</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>Netzfilter</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A for all, Ctrl+PgUp, Ctrl+PgDn</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>Ctrl+Shift+A für alle, Ctrl+PgUp, Ctrl+PgDn</translation>
    </message>
    <message>
        <source>LF {corner}</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>HP {corner}</translation>
    </message>
    <message>
        <source>{corner} is too high for a device that samples at {rate} Hz</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>{corner} ist zu hoch für ein Gerät mit {rate} Hz Abtastrate</translation>
    </message>
    <message>
        <source>HF {corner}</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>TP {corner}</translation>
    </message>
    <message>
        <source>No single key does this. Click it.</source>
        <extracomment>app/ui/widgets/guarded_button.py</extracomment>
        <translation>Keine einzelne Taste tut dies. Klicken Sie.</translation>
    </message>
    <message>
        <source>No single key does this. Press {keys}, or click.</source>
        <extracomment>app/ui/widgets/guarded_button.py</extracomment>
        <translation>Keine einzelne Taste tut dies. Drücken Sie {keys}, oder klicken Sie.</translation>
    </message>
    <message>
        <source>Starting the workstation…</source>
        <extracomment>app/ui/access/sign_in_pages.py</extracomment>
        <translation>Die Workstation startet…</translation>
    </message>
    <message>
        <source>Patients and devices appear as soon as the station answers.</source>
        <extracomment>app/ui/widgets/link_notice.py</extracomment>
        <translation>Patienten und Geräte erscheinen, sobald die Station antwortet.</translation>
    </message>
    <message>
        <source>Ending…</source>
        <extracomment>app/ui/widgets/link_notice.py</extracomment>
        <translation>Wird beendet…</translation>
    </message>
    <message>
        <source>The session is closed in order; the window closes by itself.</source>
        <extracomment>app/ui/widgets/link_notice.py</extracomment>
        <translation>Die Sitzung wird geordnet abgeschlossen; das Fenster schließt sich von selbst.</translation>
    </message>
    <message>
        <source>The station is not heard. It is being started again.</source>
        <extracomment>app/ui/widgets/link_notice.py</extracomment>
        <translation>Die Station ist nicht zu hören. Sie wird neu gestartet.</translation>
    </message>
    <message>
        <source>Recording and the safety stop run in programs of their own and go on. What is shown here may be old.</source>
        <extracomment>app/ui/widgets/link_notice.py</extracomment>
        <translation>Aufzeichnung und Sicherheitsstopp laufen in eigenen Programmen und gehen weiter. Was hier zu sehen ist, kann veraltet sein.</translation>
    </message>
    <message>
        <source>Trying again.</source>
        <extracomment>app/ui/widgets/link_notice.py</extracomment>
        <translation>Neuer Versuch.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <extracomment>app/ui/widgets/notices.py</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{what}  ({times} times)</source>
        <extracomment>app/ui/widgets/notices.py</extracomment>
        <translation>{what}  ({times}-mal)</translation>
    </message>
    <message>
        <source>Prerequisites</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation>Voraussetzungen</translation>
    </message>
    <message>
        <source>Impedance</source>
        <extracomment>app/ui/dialogs/channel_properties.py</extracomment>
        <translation>Impedanz</translation>
    </message>
    <message>
        <source>Live EEG traces</source>
        <extracomment>app/ui/signal_views/trace_page.py</extracomment>
        <translation>EEG-Kurven live</translation>
    </message>
    <message>
        <source>Past EEG traces</source>
        <extracomment>app/ui/signal_views/trace_page.py</extracomment>
        <translation>EEG-Kurven vergangen</translation>
    </message>
    <message>
        <source>All &amp;shortcuts…</source>
        <extracomment>app/ui/tour/help_menu.py</extracomment>
        <translation>Alle &amp;Tastenkürzel…</translation>
    </message>
    <message>
        <source>Which there are; give them other keys</source>
        <extracomment>app/ui/tour/help_menu.py</extracomment>
        <translation>Welche es gibt; andere Tasten zuweisen</translation>
    </message>
    <message>
        <source>&amp;Tour with the simulated patient</source>
        <extracomment>app/ui/tour/help_menu.py</extracomment>
        <translation>&amp;Einführung mit simuliertem Patienten</translation>
    </message>
    <message>
        <source>A whole session, step by step</source>
        <extracomment>app/ui/tour/help_menu.py</extracomment>
        <translation>Eine ganze Sitzung, Schritt für Schritt</translation>
    </message>
    <message>
        <source>Welcome. Shall we walk through a session?</source>
        <extracomment>app/ui/tour/tour.py</extracomment>
        <translation>Willkommen. Wollen wir eine Sitzung durchgehen?</translation>
    </message>
    <message>
        <source>Twelve cards lead through a whole session with a simulated patient: a few minutes, and nobody real is concerned. It can begin at any later time from the help menu (?).</source>
        <extracomment>app/ui/tour/tour.py</extracomment>
        <translation>Zwölf Karten führen durch eine ganze Sitzung mit simuliertem Patienten: wenige Minuten, und niemand ist betroffen. Sie kann jederzeit später über das Hilfemenü (?) beginnen.</translation>
    </message>
    <message>
        <source>Begin the tour</source>
        <extracomment>app/ui/tour/tour.py</extracomment>
        <translation>Einführung beginnen</translation>
    </message>
    <message>
        <source>{at} of {all}. Ctrl+Shift+F1 leads back to this card.</source>
        <extracomment>app/ui/tour/tour.py</extracomment>
        <translation>{at} von {all}. Ctrl+Shift+F1 führt zu dieser Karte zurück.</translation>
    </message>
    <message>
        <source>Finish</source>
        <extracomment>app/ui/tour/tour.py</extracomment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>app/ui/tour/tour.py</extracomment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>End the tour</source>
        <extracomment>app/ui/tour/tour.py</extracomment>
        <translation>Einführung beenden</translation>
    </message>
    <message>
        <source>10-20</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation>10-20</translation>
    </message>
    <message>
        <source>All, {rows}/page</source>
        <extracomment>app/ui/signal_views/page_settings.py</extracomment>
        <translation>Alle, {rows}/Seite</translation>
    </message>
    <message>
        <source>Scroll, + up</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>Rollen, + oben</translation>
    </message>
    <message>
        <source>Sweep, + up</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>Sweep, + oben</translation>
    </message>
    <message>
        <source>Not now</source>
        <extracomment>app/ui/clinic/activation_bar.py</extracomment>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Go on without doing it</source>
        <extracomment>app/ui/tour/tour_card.py</extracomment>
        <translation>Ohne dies weiter</translation>
    </message>
    <message>
        <source>The card before</source>
        <extracomment>app/ui/tour/tour_card.py</extracomment>
        <translation>Die Karte davor</translation>
    </message>
    <message>
        <source>It can begin again</source>
        <extracomment>app/ui/tour/tour_card.py</extracomment>
        <translation>Sie kann erneut beginnen</translation>
    </message>
    <message>
        <source>1. Choose the patient</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>1. Patienten wählen</translation>
    </message>
    <message>
        <source>Every session belongs to one patient, found by name or number, or registered with Ctrl+N. For this tour there is a simulated one.</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Jede Sitzung gehört zu einem Patienten, gefunden nach Name oder Nummer oder mit Ctrl+N neu aufgenommen. Für diese Einführung gibt es einen simulierten.</translation>
    </message>
    <message>
        <source>Use the simulated patient</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Simulierten Patienten nehmen</translation>
    </message>
    <message>
        <source>2. Choose the device</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>2. Gerät wählen</translation>
    </message>
    <message>
        <source>Amplifiers that are plugged in appear here by themselves. The simulated amplifier plays an adult at rest, eyes open and closed in turn.</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Angeschlossene Verstärker erscheinen hier von selbst. Der simulierte Verstärker spielt einen ruhenden Erwachsenen, Augen abwechselnd offen und geschlossen.</translation>
    </message>
    <message>
        <source>Use the simulated amplifier</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Simulierten Verstärker nehmen</translation>
    </message>
    <message>
        <source>3. Begin</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>3. Beginnen</translation>
    </message>
    <message>
        <source>What is missing stands beside the button until nothing is. Ctrl+Enter is the next step here and everywhere in a session.</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Was fehlt, steht neben der Schaltfläche, bis nichts mehr fehlt. Ctrl+Enter ist der nächste Schritt, hier und überall in einer Sitzung.</translation>
    </message>
    <message>
        <source>Begin the session</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Sitzung beginnen</translation>
    </message>
    <message>
        <source>4. Is this the right patient?</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>4. Ist es der richtige Patient?</translation>
    </message>
    <message>
        <source>Nothing is recorded before the number on the wristband was read back. The simulated patient&apos;s is DEMO-0001. Another number is refused and noted, with a way back to the list.</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Nichts wird aufgezeichnet, bevor die Nummer am Armband abgelesen ist. Die des simulierten Patienten ist DEMO-0001. Eine andere Nummer wird abgelehnt und vermerkt, mit einem Weg zurück zur Liste.</translation>
    </message>
    <message>
        <source>Type it for me</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Für mich eintippen</translation>
    </message>
    <message>
        <source>5. What is still missing</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>5. Was noch fehlt</translation>
    </message>
    <message>
        <source>Do the next one</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Das Nächste tun</translation>
    </message>
    <message>
        <source>6. Electrodes</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>6. Elektroden</translation>
    </message>
    <message>
        <source>Accept the electrodes</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Elektroden annehmen</translation>
    </message>
    <message>
        <source>7. Start recording</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>7. Aufzeichnung starten</translation>
    </message>
    <message>
        <source>The traces are live already and nothing is recorded yet. No single key starts or stops a recording.</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Die Kurven laufen schon, und noch wird nichts aufgezeichnet. Keine einzelne Taste startet oder beendet eine Aufzeichnung.</translation>
    </message>
    <message>
        <source>Start recording</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation>Aufzeichnung starten</translation>
    </message>
    <message>
        <source>8. Mark what happens</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>8. Markieren, was geschieht</translation>
    </message>
    <message>
        <source>The keys 1 to 8 mark this moment, Ctrl+E marks it in your own words. PgUp looks back while it records; End is live again.</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Die Tasten 1 bis 8 markieren diesen Augenblick, Ctrl+E markiert ihn in eigenen Worten. PgUp blickt zurück, während aufgezeichnet wird; End ist wieder live.</translation>
    </message>
    <message>
        <source>9. The safety stop</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>9. Der Sicherheitsstopp</translation>
    </message>
    <message>
        <source>Always here, over whatever is open: a click or Ctrl+Shift+S brings the stimulator to its safe state. The recording goes on.</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Immer hier, über allem, was offen ist: Ein Klick oder Ctrl+Shift+S bringt den Stimulator in seinen sicheren Zustand. Die Aufzeichnung geht weiter.</translation>
    </message>
    <message>
        <source>10. If the patient changes their mind</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>10. Wenn der Patient es sich anders überlegt</translation>
    </message>
    <message>
        <source>Consent can be taken back at any time (Ctrl+Shift+D, twice). The window says what that ends and what is kept.</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Die Einwilligung kann jederzeit widerrufen werden (Ctrl+Shift+D, zweimal). Das Fenster sagt, was damit endet und was erhalten bleibt.</translation>
    </message>
    <message>
        <source>11. Stop recording</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>11. Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>Ctrl+Enter asks, Ctrl+Enter again stops. Analysis and report follow by themselves.</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Ctrl+Enter fragt, nochmals Ctrl+Enter beendet. Auswertung und Bericht folgen von selbst.</translation>
    </message>
    <message>
        <source>Stop the recording</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>12. The report</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>12. Der Bericht</translation>
    </message>
    <message>
        <source>As soon as it is written it opens with Ctrl+Enter. Ctrl+Shift+E exports the recording, Ctrl+B begins the next session. Ctrl+F1 lists all keys.</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Sobald er geschrieben ist, öffnet ihn Ctrl+Enter. Ctrl+Shift+E exportiert die Aufzeichnung, Ctrl+B beginnt die nächste Sitzung. Ctrl+F1 listet alle Tasten auf.</translation>
    </message>
    <message>
        <source>dB re 1 µV²/Hz</source>
        <extracomment>app/ui/trends/spectral_rows.py</extracomment>
        <translation>dB re 1 µV²/Hz</translation>
    </message>
    <message>
        <source>0 noise, 1 rhythm</source>
        <extracomment>app/ui/trends/spectral_rows.py</extracomment>
        <translation>0 Rauschen, 1 Rhythmus</translation>
    </message>
    <message>
        <source>µV peak to peak</source>
        <extracomment>app/ui/trends/amplitude_rows.py</extracomment>
        <translation>µV Spitze-Spitze</translation>
    </message>
    <message>
        <source>Asymmetry by band</source>
        <extracomment>app/ui/trends/index_rows.py</extracomment>
        <translation>Asymmetrie nach Band</translation>
    </message>
    <message>
        <source>% (R-L)/(R+L)</source>
        <extracomment>app/ui/trends/index_rows.py</extracomment>
        <translation>% (R-L)/(R+L)</translation>
    </message>
    <message>
        <source>% not good</source>
        <extracomment>app/ui/trends/index_rows.py</extracomment>
        <translation>% nicht gut</translation>
    </message>
    <message>
        <source>not worked out yet</source>
        <extracomment>app/ui/trends/spectrogram_panel.py</extracomment>
        <translation>noch nicht berechnet</translation>
    </message>
    <message>
        <source>nothing: missing or left out</source>
        <extracomment>app/ui/trends/spectrogram_panel.py</extracomment>
        <translation>nichts: fehlt oder ausgelassen</translation>
    </message>
    <message>
        <source>most at {hz} Hz: {share}</source>
        <extracomment>app/ui/trends/spectral_rows.py</extracomment>
        <translation>am meisten bei {hz} Hz: {share}</translation>
    </message>
    <message>
        <source>{hz} Hz: {share}</source>
        <extracomment>app/ui/trends/spectral_rows.py</extracomment>
        <translation>{hz} Hz: {share}</translation>
    </message>
    <message>
        <source>50 left</source>
        <extracomment>app/ui/trends/index_rows.py</extracomment>
        <translation>50 links</translation>
    </message>
    <message>
        <source>50 right</source>
        <extracomment>app/ui/trends/index_rows.py</extracomment>
        <translation>50 rechts</translation>
    </message>
    <message>
        <source>{band}: {percent} % more right</source>
        <extracomment>app/ui/trends/index_rows.py</extracomment>
        <translation>{band}: {percent} % mehr rechts</translation>
    </message>
    <message>
        <source>{band}: {percent} % more left</source>
        <extracomment>app/ui/trends/index_rows.py</extracomment>
        <translation>{band}: {percent} % mehr links</translation>
    </message>
    <message>
        <source>{hz} Hz: {db} dB</source>
        <extracomment>app/ui/trends/spectral_rows.py</extracomment>
        <translation>{hz} Hz: {db} dB</translation>
    </message>
    <message>
        <source>Rhythmicity {side}</source>
        <extracomment>app/ui/trends/spectral_rows.py</extracomment>
        <translation>Rhythmizität {side}</translation>
    </message>
    <message>
        <source>aEEG {side}, {derivation}</source>
        <extracomment>app/ui/trends/amplitude_rows.py</extracomment>
        <translation>aEEG {side}, {derivation}</translation>
    </message>
    <message>
        <source>10 to 90 %</source>
        <extracomment>app/ui/trends/amplitude_rows.py</extracomment>
        <translation>10 bis 90 %</translation>
    </message>
    <message>
        <source>margins</source>
        <extracomment>app/ui/trends/amplitude_rows.py</extracomment>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>margins {lower} and {upper} µV</source>
        <extracomment>app/ui/trends/amplitude_rows.py</extracomment>
        <translation>Grenzen {lower} und {upper} µV</translation>
    </message>
    <message>
        <source>{uv} µV here, {margins}</source>
        <extracomment>app/ui/trends/amplitude_rows.py</extracomment>
        <translation>{uv} µV hier, {margins}</translation>
    </message>
    <message>
        <source>Quality of {count} channels</source>
        <extracomment>app/ui/trends/index_rows.py</extracomment>
        <translation>Qualität von {count} Kanälen</translation>
    </message>
    <message>
        <source>left out</source>
        <extracomment>app/ui/trends/index_rows.py</extracomment>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>{good} of {count} good</source>
        <extracomment>app/ui/trends/index_rows.py</extracomment>
        <translation>{good} von {count} gut</translation>
    </message>
    <message>
        <source>highest at {hz} Hz: {db} dB</source>
        <extracomment>app/ui/trends/spectral_rows.py</extracomment>
        <translation>am höchsten bei {hz} Hz: {db} dB</translation>
    </message>
    <message>
        <source>{band}: even</source>
        <extracomment>app/ui/trends/index_rows.py</extracomment>
        <translation>{band}: gleich</translation>
    </message>
    <message>
        <source>Enter: show it on the traces.  Alt+E: correct.  Alt+Del: withdraw.</source>
        <extracomment>app/ui/panels/events_panel.py</extracomment>
        <translation>Enter: in den Kurven zeigen.  Alt+E: berichtigen.  Alt+Del: zurückziehen.</translation>
    </message>
    <message>
        <source>copies</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>kopiert</translation>
    </message>
    <message>
        <source>cuts</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>schneidet aus</translation>
    </message>
    <message>
        <source>pastes</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>fügt ein</translation>
    </message>
    <message>
        <source>undoes</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>macht rückgängig</translation>
    </message>
    <message>
        <source>redoes</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>wiederholt</translation>
    </message>
    <message>
        <source>selects all</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>wählt alles</translation>
    </message>
    <message>
        <source>ends programs</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>beendet Programme</translation>
    </message>
    <message>
        <source>closes windows</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>schließt Fenster</translation>
    </message>
    <message>
        <source>belongs to the system</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>gehört dem System</translation>
    </message>
    <message>
        <source>Press one key, with Ctrl, Alt, Shift or Meta where wanted.</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>Drücken Sie eine Taste, bei Bedarf mit Ctrl, Alt, Shift oder Meta.</translation>
    </message>
    <message>
        <source>Esc closes what is open, and does nothing else.</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>Esc schließt, was offen ist, und tut sonst nichts.</translation>
    </message>
    <message>
        <source>While a text is being typed this key belongs to the text.</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>Während ein Text getippt wird, gehört diese Taste dem Text.</translation>
    </message>
    <message>
        <source>On some keyboards Ctrl + Alt is the key AltGr, which types a character.</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>Auf manchen Tastaturen ist Ctrl + Alt die Taste AltGr, die ein Zeichen schreibt.</translation>
    </message>
    <message>
        <source>No single key may do this: hold Ctrl, Alt or Meta with it.</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>Keine einzelne Taste darf dies: Halten Sie Ctrl, Alt oder Meta dazu.</translation>
    </message>
    <message>
        <source>This needs two of Ctrl, Alt, Shift and Meta held with it, so that it does not happen by accident.</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>Dies braucht zwei von Ctrl, Alt, Shift und Meta dazu, damit es nicht aus Versehen geschieht.</translation>
    </message>
    <message>
        <source>“{what}” has its default keys again: {fault}</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>„{what}“ hat wieder seine vorgegebenen Tasten: {fault}</translation>
    </message>
    <message>
        <source>{keys} works the control that has the focus.</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>{keys} bedient, was den Fokus hat.</translation>
    </message>
    <message>
        <source>{keys} is {what}.</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>{keys} ist {what}.</translation>
    </message>
    <message>
        <source>{keys} is “{what}” already.</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>{keys} ist schon „{what}“.</translation>
    </message>
    <message>
        <source>There is no shortcut “{action}” any more.</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>Das Tastenkürzel „{action}“ gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>{keys} {does} in every program.</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>{keys} {does} in jedem Programm.</translation>
    </message>
    <message>
        <source>{keys} {does}.</source>
        <extracomment>app/ui/shortcut_rules.py</extracomment>
        <translation>{keys} {does}.</translation>
    </message>
    <message>
        <source>Next step (asks before a recording ends or an output starts)</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Nächster Schritt (fragt, bevor eine Aufzeichnung endet oder ein Ausgang startet)</translation>
    </message>
    <message>
        <source>Reset the safety stop (asks for role and reason)</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Sicherheitsstopp zurücksetzen (fragt nach Rolle und Grund)</translation>
    </message>
    <message>
        <source>Test the safety stop on this output</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Sicherheitsstopp an diesem Ausgang prüfen</translation>
    </message>
    <message>
        <source>To the amplitude of the stimulation</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Zur Stromstärke der Stimulation</translation>
    </message>
    <message>
        <source>Stimulation: yes to what is asked (amplitude, start, end)</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Stimulation: Ja zur Frage (Stromstärke, Start, Ende)</translation>
    </message>
    <message>
        <source>Acknowledge the alarm shown</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Den gezeigten Alarm quittieren</translation>
    </message>
    <message>
        <source>Pause the sound of alarms, or let it sound again</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Alarmton pausieren oder wieder hören lassen</translation>
    </message>
    <message>
        <source>Alarms of the past, and how many</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Vergangene Alarme und ihre Zahl</translation>
    </message>
    <message>
        <source>New patient</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>Neuer Patient</translation>
    </message>
    <message>
        <source>Find a patient</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Patienten suchen</translation>
    </message>
    <message>
        <source>Choose a recording to play as the device</source>
        <extracomment>app/ui/panels/begin_page.py</extracomment>
        <translation>Eine Aufzeichnung wählen, die als Gerät abgespielt wird</translation>
    </message>
    <message>
        <source>{years} y</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation>{years} J.</translation>
    </message>
    <message>
        <source>Not stated</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>Keine Angabe</translation>
    </message>
    <message>
        <source>Female</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>Weiblich</translation>
    </message>
    <message>
        <source>Male</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>Männlich</translation>
    </message>
    <message>
        <source>Other</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>Divers</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>Dieser Tag ist noch nicht gekommen.</translation>
    </message>
    <message>
        <source>That is more than 130 years ago.</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>Das ist mehr als 130 Jahre her.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <extracomment>app/ui/access/gate_page.py</extracomment>
        <translation>Diese Angabe wird gebraucht.</translation>
    </message>
    <message>
        <source>Year, month and day, as 1984-03-12.</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>Jahr, Monat und Tag, wie 1984-03-12.</translation>
    </message>
    <message>
        <source>Hospital number</source>
        <extracomment>app/ui/clinic/onboarding_form.py</extracomment>
        <translation>Patientennummer</translation>
    </message>
    <message>
        <source>Family name</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Given name</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Birth date</source>
        <extracomment>app/ui/clinic/onboarding_form.py</extracomment>
        <translation>Geburtsdatum</translation>
    </message>
    <message>
        <source>Sex</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>As the patient states it; it may be left open</source>
        <extracomment>app/ui/clinic/onboarding_form.py</extracomment>
        <translation>Wie der Patient es angibt; darf offen bleiben</translation>
    </message>
    <message>
        <source>Consent to record is given</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>Willigt in die Aufzeichnung ein</translation>
    </message>
    <message>
        <source>Tick it once the patient, or who stands for the patient, has agreed to be recorded</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>Anhaken, sobald der Patient oder seine Vertretung in die Aufzeichnung eingewilligt hat</translation>
    </message>
    <message>
        <source>Consent to stimulation is given</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>Willigt in die Stimulation ein</translation>
    </message>
    <message>
        <source>Needed only where the session uses a stimulator</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>Nur nötig, wo die Sitzung einen Stimulator benutzt</translation>
    </message>
    <message>
        <source>&amp;Register patient</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>Patienten &amp;aufnehmen</translation>
    </message>
    <message>
        <source>{field}, as {example}</source>
        <extracomment>app/ui/panels/patient_form.py</extracomment>
        <translation>{field}, wie {example}</translation>
    </message>
    <message>
        <source>Name or number (Ctrl+F)</source>
        <extracomment>app/ui/panels/patient_panel.py</extracomment>
        <translation>Name oder Nummer (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search patients</source>
        <extracomment>app/ui/panels/patient_panel.py</extracomment>
        <translation>Patienten suchen</translation>
    </message>
    <message>
        <source>The beginning of a name or number; Enter chooses the first one found (Ctrl+F)</source>
        <extracomment>app/ui/panels/patient_panel.py</extracomment>
        <translation>Der Anfang eines Namens oder einer Nummer; Enter wählt den ersten Treffer (Ctrl+F)</translation>
    </message>
    <message>
        <source>No patients yet. Register the first one with Ctrl+N.</source>
        <extracomment>app/ui/panels/patient_panel.py</extracomment>
        <translation>Noch keine Patienten. Nehmen Sie mit Ctrl+N den ersten auf.</translation>
    </message>
    <message>
        <source>Nobody found. Search by the beginning of a name or number.</source>
        <extracomment>app/ui/panels/patient_panel.py</extracomment>
        <translation>Niemand gefunden. Suchen Sie nach dem Anfang eines Namens oder einer Nummer.</translation>
    </message>
    <message>
        <source>{prerequisite}: met. {remark}</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>{prerequisite}: erfüllt. {remark}</translation>
    </message>
    <message>
        <source>{prerequisite}: missing. {remark}</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>{prerequisite}: fehlt. {remark}</translation>
    </message>
    <message>
        <source>Number on the wristband</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Nummer auf dem Armband</translation>
    </message>
    <message>
        <source>Hospital number as read from the wristband</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Patientennummer, vom Armband abgelesen</translation>
    </message>
    <message>
        <source>Read it from the wristband or document of the patient, not from this screen</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Lesen Sie sie vom Armband oder Dokument des Patienten ab, nicht von diesem Bildschirm</translation>
    </message>
    <message>
        <source>Confirm</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Asked for by the person</source>
        <extracomment>app/ui/access/erasure_dialog.py</extracomment>
        <translation>Von der Person verlangt</translation>
    </message>
    <message>
        <source>Sign…</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Unterschreiben…</translation>
    </message>
    <message>
        <source>Read the report, and save a copy of it</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Den Bericht lesen und eine Kopie davon speichern</translation>
    </message>
    <message>
        <source>Sign the report, or see who has signed it</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Den Bericht unterschreiben oder sehen, wer es getan hat</translation>
    </message>
    <message>
        <source>The report is kept sealed; it is opened here.</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation>Der Bericht liegt versiegelt; geöffnet wird er hier.</translation>
    </message>
    <message>
        <source>not in your care</source>
        <extracomment>app/ui/clinic/merging_dialog.py</extracomment>
        <translation>nicht in Ihrer Zuständigkeit</translation>
    </message>
    <message>
        <source>Correct details…</source>
        <extracomment>app/ui/panels/patient_panel.py</extracomment>
        <translation>Angaben berichtigen…</translation>
    </message>
    <message>
        <source>Put right what is known of this patient; what was known stays</source>
        <extracomment>app/ui/panels/patient_panel.py</extracomment>
        <translation>Angaben dieses Patienten richtigstellen; was bekannt war, bleibt</translation>
    </message>
    <message>
        <source>Consent is given</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation>Einwilligung liegt vor</translation>
    </message>
    <message>
        <source>Reset the stop…</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Stopp zurücksetzen…</translation>
    </message>
    <message>
        <source>Confirm the patient&apos;s identity</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Die Identität des Patienten bestätigen</translation>
    </message>
    <message>
        <source>Record that the patient consents to being recorded</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Festhalten, dass der Patient in die Aufzeichnung einwilligt</translation>
    </message>
    <message>
        <source>The output is started and stopped once, and the time measured</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Der Ausgang wird einmal gestartet und gestoppt, die Zeit gemessen</translation>
    </message>
    <message>
        <source>Being checked…</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>All there.</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>Alles da.</translation>
    </message>
    <message>
        <source>Consent to {purposes} is given</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation>Einwilligung liegt vor: {purposes}</translation>
    </message>
    <message>
        <source>{missing} of {all} missing. Ctrl + Enter does the first that can be done here.</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation>{missing} von {all} fehlen. Ctrl + Enter tut das erste, was hier möglich ist.</translation>
    </message>
    <message>
        <source> and </source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation> und </translation>
    </message>
    <message>
        <source>safety</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>stop-inputs</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Stopptasten</translation>
    </message>
    <message>
        <source>acquisition</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Erfassung</translation>
    </message>
    <message>
        <source>worker</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Filter</translation>
    </message>
    <message>
        <source>output</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>station</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Station</translation>
    </message>
    <message>
        <source>desktop</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>restarting</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>startet neu</translation>
    </message>
    <message>
        <source>Samples a second for each channel, as they arrive here</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Abtastwerte je Sekunde und Kanal, wie sie hier ankommen</translation>
    </message>
    <message>
        <source>From the device&apos;s hand-over to the painted trace</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Von der Übergabe durch das Gerät bis zur gezeichneten Kurve</translation>
    </message>
    <message>
        <source>Blocks that this view has missed. The recording has its own path and does not lose them with it</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Blöcke, die dieser Ansicht entgangen sind. Die Aufzeichnung hat ihren eigenen Weg und verliert sie nicht mit</translation>
    </message>
    <message>
        <source>Gaps in the recording itself</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Lücken in der Aufzeichnung selbst</translation>
    </message>
    <message>
        <source>Room where recordings are kept; while recording, how long that lasts</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Platz für Aufzeichnungen; während der Aufzeichnung, wie lange er reicht</translation>
    </message>
    <message>
        <source>Entries of the session log</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Einträge des Sitzungsprotokolls</translation>
    </message>
    <message>
        <source>{size} free</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>{size} frei</translation>
    </message>
    <message>
        <source>{room}, {hours} h {minutes:02d} min</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>{room}, {hours} h {minutes:02d} min</translation>
    </message>
    <message>
        <source>{room}, {minutes} min</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>{room}, {minutes} min</translation>
    </message>
    <message>
        <source>{measured} of {nominal} Hz</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>{measured} von {nominal} Hz</translation>
    </message>
    <message>
        <source>Delay</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Verzug</translation>
    </message>
    <message>
        <source>Lost blocks</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Verlorene Blöcke</translation>
    </message>
    <message>
        <source>Disk</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Platz</translation>
    </message>
    <message>
        <source>read-only</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>nur lesbar</translation>
    </message>
    <message numerus="yes">
        <source>restarted %n time(s)</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>
            <numerusform>%n-mal neu gestartet</numerusform>
            <numerusform>%n-mal neu gestartet</numerusform>
        </translation>
    </message>
    <message>
        <source>{program}: {state} (process {pid})</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>{program}: {state} (Prozess {pid})</translation>
    </message>
    <message>
        <source>, last exit: {exit}</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>, zuletzt beendet: {exit}</translation>
    </message>
    <message>
        <source>{program}: not known, the station is not heard</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>{program}: nicht bekannt, die Station ist nicht zu hören</translation>
    </message>
    <message>
        <source>Pages of the report</source>
        <extracomment>app/ui/report_view/page_area.py</extracomment>
        <translation>Seiten des Berichts</translation>
    </message>
    <message>
        <source>Page {n}</source>
        <extracomment>app/ui/report_view/page_area.py</extracomment>
        <translation>Seite {n}</translation>
    </message>
    <message>
        <source>List of pages</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation>Liste der Seiten</translation>
    </message>
    <message>
        <source>Opening the report.</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation>Der Bericht wird geöffnet.</translation>
    </message>
    <message>
        <source>Page before</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Smaller</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Whole width</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation>Ganze Breite</translation>
    </message>
    <message>
        <source>Whole page</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation>Ganze Seite</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation>Kopie speichern …</translation>
    </message>
    <message>
        <source>Whose report this is is not known.</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation>Von wem dieser Bericht ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Findings…</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol…</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge what programs found, record findings, write the texts</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the protocol asks for, what was done, and deviations with reasons</source>
        <extracomment>app/ui/panels/ending_pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedures</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hyperventilation, flashes and what else the protocol has, with their timers</source>
        <extracomment>app/ui/panels/live_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <extracomment>app/ui/panels/pass_with_reason.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for going on without it</source>
        <extracomment>app/ui/panels/pass_with_reason.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why; the reason is kept as a deviation and is in the report</source>
        <extracomment>app/ui/panels/pass_with_reason.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the reason, and go on without it</source>
        <extracomment>app/ui/panels/pass_with_reason.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few words, at least {least} characters</source>
        <extracomment>app/ui/panels/pass_with_reason.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without: {prerequisite}</source>
        <extracomment>app/ui/panels/pass_with_reason.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records of the same person that were joined to this one</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also {numbers}</source>
        <extracomment>app/ui/panels/patient_banner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where this person was registered twice: join the other record, or take the two apart</source>
        <extracomment>app/ui/panels/patient_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registered twice…</source>
        <extracomment>app/ui/panels/patient_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth, YYYY-MM-DD</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth as the patient says it</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for it, do not read it out: what the patient says is what counts</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm the date of birth</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the amplifier</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm the patient&apos;s identity by the date of birth</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own test signal is measured; it takes some seconds</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <extracomment>app/ui/panels/prerequisites_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the session before you go on.</source>
        <extracomment>app/ui/panels/session_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings and report</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undecided only</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse…</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To finding</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding and texts</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export FHIR…</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make report</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is being made. It takes some seconds.</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export FHIR</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FHIR bundle (*.json)</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts are not kept yet.</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them, or close once more to leave them.</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is what the program says</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is something else; say what</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a finding of it</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the session as a FHIR R4B bundle</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report as it would be now</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the version that is signed, with everything that is said here</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign the report, or add an addendum</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is refused</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them first; then make the report.</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is withdrawn</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {path}. It is not encrypted, and names the patient.</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a row to see its signal.</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It concerns the whole recording.</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A finding is made of what was accepted.</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it, and accept it first (A).</source>
        <extracomment>app/ui/report_editing/editing_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note (no names)</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record finding</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No side</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electrodes, the clearest first: T7 F7</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in the recording, in seconds</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration, in seconds</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At a time</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New finding</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change finding</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New finding, from what was accepted</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds no more; it is kept in the log</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin an empty finding</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not said</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <extracomment>app/ui/report_editing/finding_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>app/ui/report_editing/finding_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Finding</source>
        <extracomment>app/ui/report_editing/finding_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◇ Proposal</source>
        <extracomment>app/ui/report_editing/finding_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Accepted</source>
        <extracomment>app/ui/report_editing/finding_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ Refused</source>
        <extracomment>app/ui/report_editing/finding_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole</source>
        <extracomment>app/ui/report_editing/finding_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings and proposals</source>
        <extracomment>app/ui/report_editing/finding_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A accepts a proposal, R refuses it, O opens it again, Enter makes a finding</source>
        <extracomment>app/ui/report_editing/finding_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least five letters (no names)</source>
        <extracomment>app/ui/report_editing/reason_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <extracomment>app/ui/report_editing/report_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impression</source>
        <extracomment>app/ui/report_editing/report_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put findings in</source>
        <extracomment>app/ui/report_editing/report_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep texts</source>
        <extracomment>app/ui/report_editing/report_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add recorded and accepted findings to the impression, as text</source>
        <extracomment>app/ui/report_editing/report_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said yet</source>
        <extracomment>app/ui/report_editing/report_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The protocol wants said</source>
        <extracomment>app/ui/report_editing/report_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept by {name}</source>
        <extracomment>app/ui/report_editing/report_texts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no report yet; it is written when the recording was analysed.</source>
        <extracomment>app/ui/report_editing/stage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs looked: {names}. {n} proposals are open; none counts until a clinician accepts it.</source>
        <extracomment>app/ui/report_editing/stage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of very many, the clearest are shown.</source>
        <extracomment>app/ui/report_editing/stage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is not signed yet.</source>
        <extracomment>app/ui/report_editing/stage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report was withdrawn.</source>
        <extracomment>app/ui/report_editing/stage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not have everything that is said here: make it anew.</source>
        <extracomment>app/ui/report_editing/stage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something was said since; add an addendum.</source>
        <extracomment>app/ui/report_editing/stage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} things that the protocol wants said are missing.</source>
        <extracomment>app/ui/report_editing/stage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed, version {version}. What is new comes with an addendum.</source>
        <extracomment>app/ui/report_editing/stage_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search a term</source>
        <extracomment>app/ui/report_editing/term_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms of SCORE</source>
        <extracomment>app/ui/report_editing/term_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal around the chosen row</source>
        <extracomment>app/ui/report_editing/trace_glance.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording has no electrodes of the scalp to show.</source>
        <extracomment>app/ui/report_editing/trace_glance.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the preview. It takes some seconds.</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A preview is not saved; make the report first.</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a clear copy to a place of your choice</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation>Eine unverschlüsselte Kopie an einen Ort Ihrer Wahl schreiben</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation>{n} von {all}</translation>
    </message>
    <message>
        <source>The copy names the patient and is not encrypted. Keep it where only those who may know can open it.</source>
        <extracomment>app/ui/report_view/save_copy.py</extracomment>
        <translation>Die Kopie nennt den Patienten und ist nicht verschlüsselt. Bewahren Sie sie dort auf, wo nur Befugte sie öffnen können.</translation>
    </message>
    <message>
        <source>File</source>
        <extracomment>app/ui/report_view/save_copy.py</extracomment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Save a copy of the report</source>
        <extracomment>app/ui/report_view/save_copy.py</extracomment>
        <translation>Kopie des Berichts speichern</translation>
    </message>
    <message>
        <source>Write the copy; the log has an entry about it</source>
        <extracomment>app/ui/report_view/save_copy.py</extracomment>
        <translation>Die Kopie schreiben; das Protokoll vermerkt es</translation>
    </message>
    <message>
        <source>Replace it</source>
        <extracomment>app/ui/report_view/save_copy.py</extracomment>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Saved as {path}. The log has an entry about it.</source>
        <extracomment>app/ui/report_view/save_copy.py</extracomment>
        <translation>Gespeichert als {path}. Das Protokoll vermerkt es.</translation>
    </message>
    <message>
        <source>Type it and press Enter, which asks; then confirm (Ctrl+Shift+M leads here)</source>
        <extracomment>app/ui/safety_strip/output_panel.py</extracomment>
        <translation>Eingeben und Enter drücken, was fragt; dann bestätigen (Ctrl+Shift+M führt hierher)</translation>
    </message>
    <message>
        <source>Measure impedance, or look for devices, again</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Impedanz erneut messen oder erneut nach Geräten suchen</translation>
    </message>
    <message>
        <source>Leave the session (asks)</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Sitzung verlassen (fragt)</translation>
    </message>
    <message>
        <source>The patient withdraws consent (asks; the second press does it)</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Der Patient widerruft die Einwilligung (fragt; das zweite Drücken tut es)</translation>
    </message>
    <message>
        <source>The tour: begin it, or go to its card</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Die Einführung: beginnen, oder zu ihrer Karte</translation>
    </message>
    <message>
        <source>From the result to the next session</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Vom Ergebnis zur nächsten Sitzung</translation>
    </message>
    <message>
        <source>Events: to the one before, shown on the traces</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Ereignisse: zum vorigen, in den Kurven gezeigt</translation>
    </message>
    <message>
        <source>Events: to the next one, shown on the traces</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Ereignisse: zum nächsten, in den Kurven gezeigt</translation>
    </message>
    <message>
        <source>Events: correct the mark chosen in the list</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Ereignisse: die in der Liste gewählte Markierung berichtigen</translation>
    </message>
    <message>
        <source>Events: withdraw the mark chosen in the list (asks for the reason)</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Ereignisse: die in der Liste gewählte Markierung zurückziehen (fragt nach dem Grund)</translation>
    </message>
    <message>
        <source>Larger traces</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Größere Kurven</translation>
    </message>
    <message>
        <source>Smaller traces</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kleinere Kurven</translation>
    </message>
    <message>
        <source>Fit the traces to their rows</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kurven in ihre Zeilen einpassen</translation>
    </message>
    <message>
        <source>Shorter page</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kürzere Seite</translation>
    </message>
    <message>
        <source>Longer page</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Längere Seite</translation>
    </message>
    <message>
        <source>Next channels</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Nächste Kanäle</translation>
    </message>
    <message>
        <source>Previous channels</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Vorige Kanäle</translation>
    </message>
    <message>
        <source>Traces: a page back</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kurven: eine Seite zurück</translation>
    </message>
    <message>
        <source>Traces: a page on</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kurven: eine Seite vor</translation>
    </message>
    <message>
        <source>Traces: a tenth of a page back</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kurven: eine Zehntelseite zurück</translation>
    </message>
    <message>
        <source>Traces: a tenth of a page on</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kurven: eine Zehntelseite vor</translation>
    </message>
    <message>
        <source>Traces: a second back</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kurven: eine Sekunde zurück</translation>
    </message>
    <message>
        <source>Traces: a second on</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kurven: eine Sekunde vor</translation>
    </message>
    <message>
        <source>Traces: the place picked, a sample back</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kurven: die gewählte Stelle einen Abtastwert zurück</translation>
    </message>
    <message>
        <source>Traces: the place picked, a sample on</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kurven: die gewählte Stelle einen Abtastwert vor</translation>
    </message>
    <message>
        <source>Traces: the second cursor, a sample back</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kurven: die zweite Marke einen Abtastwert zurück</translation>
    </message>
    <message>
        <source>Traces: the second cursor, a sample on</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kurven: die zweite Marke einen Abtastwert vor</translation>
    </message>
    <message>
        <source>Traces: the beginning of the recording</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kurven: zum Anfang der Aufzeichnung</translation>
    </message>
    <message>
        <source>Traces: back to live</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Kurven: zurück zu live</translation>
    </message>
    <message>
        <source>Back to live, wherever the focus is</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Zurück zu live, wo immer der Fokus ist</translation>
    </message>
    <message>
        <source>Montages: make, change, give them keys</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Montagen: erstellen, ändern, Tasten geben</translation>
    </message>
    <message>
        <source>To montage, scale and filters (Tab goes on)</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Zu Montage, Maßstab und Filtern (Tab geht weiter)</translation>
    </message>
    <message>
        <source>Properties of a channel: gain, colour, hidden, bad</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Eigenschaften eines Kanals: Verstärkung, Farbe, ausgeblendet, schlecht</translation>
    </message>
    <message>
        <source>Sweep or scroll</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Sweep oder Rollen</translation>
    </message>
    <message>
        <source>Negative up, or positive up</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Negativ oben oder positiv oben</translation>
    </message>
    <message>
        <source>10-20 electrodes, or all channels</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>10-20-Elektroden oder alle Kanäle</translation>
    </message>
    <message>
        <source>Patients on the left</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Patienten links</translation>
    </message>
    <message>
        <source>Events on the right</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Ereignisse rechts</translation>
    </message>
    <message>
        <source>The keyboard to the next panel</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Die Tastatur zum nächsten Bereich</translation>
    </message>
    <message>
        <source>The keyboard to the panel before</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Die Tastatur zum vorigen Bereich</translation>
    </message>
    <message>
        <source>Panels, workspaces, theme (menu “View”)</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Bereiche, Arbeitsbereiche, Farbschema (Menü „Ansicht“)</translation>
    </message>
    <message>
        <source>Workspaces: switch, save, rename, reset, delete</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Arbeitsbereiche: wechseln, speichern, umbenennen, zurücksetzen, löschen</translation>
    </message>
    <message>
        <source>Lock the window (recording, alarms and stop go on)</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Fenster sperren (Aufzeichnung, Alarme und Stopp gehen weiter)</translation>
    </message>
    <message>
        <source>The user at the top right: password, lock, sign out</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Der Benutzer oben rechts: Passwort, Sperren, Abmelden</translation>
    </message>
    <message>
        <source>Dismiss the newest notice, or do not stop</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Die neueste Meldung schließen, oder nicht beenden</translation>
    </message>
    <message>
        <source>This list, where keys can be changed</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Diese Liste, in der Tasten geändert werden können</translation>
    </message>
    <message>
        <source>everywhere</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>überall</translation>
    </message>
    <message>
        <source>on the traces</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>in den Kurven</translation>
    </message>
    <message>
        <source>in the window</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>im Fenster</translation>
    </message>
    <message>
        <source>Montage number {number} of those that have keys</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Montage Nummer {number} von denen mit Tasten</translation>
    </message>
    <message>
        <source>Panel number {number} of the menu “View”</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Bereich Nummer {number} des Menüs „Ansicht“</translation>
    </message>
    <message>
        <source>Mark number {number} of the protocol</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Markierung Nummer {number} des Untersuchungsprotokolls</translation>
    </message>
    <message>
        <source>The active electrode is missing.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Die aktive Elektrode fehlt.</translation>
    </message>
    <message>
        <source>The average can be a reference only.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Das Mittel kann nur Referenz sein.</translation>
    </message>
    <message>
        <source>There is no colour “{colour}”; choose left, right, midline or other.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Es gibt keine Farbe „{colour}“; wählen Sie left, right, midline oder other.</translation>
    </message>
    <message>
        <source>It has signs that cannot be shown.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Es enthält Zeichen, die nicht darstellbar sind.</translation>
    </message>
    <message>
        <source>Give the montage a name.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Geben Sie der Montage einen Namen.</translation>
    </message>
    <message>
        <source>The name begins or ends with a space, or cannot be shown.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Der Name beginnt oder endet mit einem Leerzeichen oder ist nicht darstellbar.</translation>
    </message>
    <message>
        <source>It is written for version {theirs}; this is version {ours}.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Sie ist für Version {theirs} geschrieben; dies ist Version {ours}.</translation>
    </message>
    <message>
        <source>It has no derivation.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Sie hat keine Ableitung.</translation>
    </message>
    <message>
        <source>The traces are shown as before.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Die Kurven werden gezeigt wie zuvor.</translation>
    </message>
    <message>
        <source>Put the file right, or make the montage anew in the montage editor.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Berichtigen Sie die Datei, oder erstellen Sie die Montage im Montage-Editor neu.</translation>
    </message>
    <message>
        <source>“{weight}” is not a number; write a weight as in 2*Fz.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>„{weight}“ ist keine Zahl; schreiben Sie ein Gewicht wie in 2*Fz.</translation>
    </message>
    <message>
        <source>{electrode} is compared with itself.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>{electrode} wird mit sich selbst verglichen.</translation>
    </message>
    <message>
        <source>The name is longer than {count} letters.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Der Name ist länger als {count} Buchstaben.</translation>
    </message>
    <message>
        <source>“{name}” ships with the application; choose another name.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>„{name}“ gehört zum Programm; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is a montage “{name}” already.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Eine Montage „{name}“ gibt es schon.</translation>
    </message>
    <message>
        <source>{file} is not a montage that can be used: {why}</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>{file} ist keine brauchbare Montage: {why}</translation>
    </message>
    <message>
        <source>“{text}” names an electrode twice.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>„{text}“ nennt eine Elektrode zweimal.</translation>
    </message>
    <message>
        <source>It has more than {count} derivations.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Sie hat mehr als {count} Ableitungen.</translation>
    </message>
    <message>
        <source>“{text}” lacks an electrode.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>In „{text}“ fehlt eine Elektrode.</translation>
    </message>
    <message>
        <source>The weight of {name} has to be more than 0.</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Das Gewicht von {name} muss über 0 sein.</translation>
    </message>
    <message>
        <source>Derivation {number}: {fault}</source>
        <extracomment>app/ui/signal_views/montage_definitions.py</extracomment>
        <translation>Ableitung {number}: {fault}</translation>
    </message>
    <message>
        <source>Choose another file, or get a fresh copy of this one.</source>
        <extracomment>app/ui/signal_views/montage_shelf.py</extracomment>
        <translation>Wählen Sie eine andere Datei, oder holen Sie eine frische Kopie von dieser.</translation>
    </message>
    <message>
        <source>It is lost when the window is closed. Nothing recorded is affected.</source>
        <extracomment>app/ui/signal_views/montage_shelf.py</extracomment>
        <translation>Sie geht verloren, wenn das Fenster geschlossen wird. Nichts Aufgezeichnetes ist betroffen.</translation>
    </message>
    <message>
        <source>Free space on the disk, or ask for the right to write there.</source>
        <extracomment>app/ui/signal_views/montage_shelf.py</extracomment>
        <translation>Schaffen Sie Platz auf dem Datenträger, oder bitten Sie dort um Schreibrecht.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <extracomment>app/ui/signal_views/montage_shelf.py</extracomment>
        <translation>Sie ist zu groß.</translation>
    </message>
    <message>
        <source>It is not a text in UTF-8.</source>
        <extracomment>app/ui/signal_views/montage_shelf.py</extracomment>
        <translation>Sie ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>{file} could not be read as a montage: {why}</source>
        <extracomment>app/ui/signal_views/montage_shelf.py</extracomment>
        <translation>{file} ließ sich nicht als Montage lesen: {why}</translation>
    </message>
    <message>
        <source>The montage could not be kept: {why}.</source>
        <extracomment>app/ui/signal_views/montage_shelf.py</extracomment>
        <translation>Die Montage konnte nicht gespeichert werden: {why}.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <extracomment>app/ui/signal_views/montage_shelf.py</extracomment>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Put that right first.</source>
        <extracomment>app/ui/signal_views/montage_shelf.py</extracomment>
        <translation>Beheben Sie dies zuerst.</translation>
    </message>
    <message>
        <source>The montage cannot be kept: {why}</source>
        <extracomment>app/ui/signal_views/montage_shelf.py</extracomment>
        <translation>Die Montage kann nicht gespeichert werden: {why}</translation>
    </message>
    <message>
        <source>All other montages are there.</source>
        <extracomment>app/ui/signal_views/montage_shelf.py</extracomment>
        <translation>Alle anderen Montagen sind da.</translation>
    </message>
    <message>
        <source>The montage in {file} is not offered: {why}</source>
        <extracomment>app/ui/signal_views/montage_shelf.py</extracomment>
        <translation>Die Montage in {file} wird nicht angeboten: {why}</translation>
    </message>
    <message>
        <source>Give it another name in {path}.</source>
        <extracomment>app/ui/signal_views/montage_shelf.py</extracomment>
        <translation>Geben Sie ihr in {path} einen anderen Namen.</translation>
    </message>
    <message>
        <source>{time}  peak of {trace}</source>
        <extracomment>app/ui/signal_views/page_cursor.py</extracomment>
        <translation>{time}  Spitze von {trace}</translation>
    </message>
    <message>
        <source>{shown} of {all} channels</source>
        <extracomment>app/ui/signal_views/page_layout.py</extracomment>
        <translation>{shown} von {all} Kanälen</translation>
    </message>
    <message>
        <source>{seconds} s/page</source>
        <extracomment>app/ui/signal_views/physical_scale.py</extracomment>
        <translation>{seconds} s/Seite</translation>
    </message>
    <message>
        <source>Drawing</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Scroll</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Sweep</source>
        <extracomment>app/ui/signal_views/trace_controls.py</extracomment>
        <translation>Sweep</translation>
    </message>
    <message>
        <source>Author</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Approver</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>Freigebender</translation>
    </message>
    <message>
        <source>Responsible</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>I am the author of this report.</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>Ich bin der Verfasser dieses Berichts.</translation>
    </message>
    <message>
        <source>I have reviewed this report.</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>Ich habe diesen Bericht geprüft.</translation>
    </message>
    <message>
        <source>I approve this report.</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>Ich gebe diesen Bericht frei.</translation>
    </message>
    <message>
        <source>I take responsibility for this report.</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>Ich übernehme die Verantwortung für diesen Bericht.</translation>
    </message>
    <message>
        <source>holds</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>gilt</translation>
    </message>
    <message>
        <source>of version {version}, which another one follows</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>zur Fassung {version}, auf die eine andere folgt</translation>
    </message>
    <message>
        <source>of version {version}, which was withdrawn</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>zur Fassung {version}, die zurückgezogen wurde</translation>
    </message>
    <message>
        <source>does not hold: it was changed</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>gilt nicht: Sie wurde verändert</translation>
    </message>
    <message>
        <source>Signatures</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>Unterschriften</translation>
    </message>
    <message>
        <source>{name}, {meaning}</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>{name}, {meaning}</translation>
    </message>
    <message>
        <source>Version {version}, {time}</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>Fassung {version}, {time}</translation>
    </message>
    <message>
        <source>Nobody has signed this report yet.</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>Diesen Bericht hat noch niemand unterschrieben.</translation>
    </message>
    <message>
        <source>Withdrawn: {reason}</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>Zurückgezogen: {reason}</translation>
    </message>
    <message>
        <source>Addendum by {author}: {reason}</source>
        <extracomment>app/ui/signing/signature_list.py</extracomment>
        <translation>Nachtrag von {author}: {reason}</translation>
    </message>
    <message>
        <source>What is found and said; make the report anew</source>
        <extracomment>app/ui/signing/signature_side.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addendum or withdrawal…</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Nachtrag oder Rückzug…</translation>
    </message>
    <message>
        <source>What the signature means</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Was die Unterschrift bedeutet</translation>
    </message>
    <message>
        <source>Sign</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Unterschreiben</translation>
    </message>
    <message>
        <source>Text of the addendum</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Text des Nachtrags</translation>
    </message>
    <message>
        <source>What the addendum says</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Was der Nachtrag sagt</translation>
    </message>
    <message>
        <source>Reason (for an addendum and for a withdrawal)</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Grund (für Nachtrag und für Rückzug)</translation>
    </message>
    <message>
        <source>Add addendum</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Nachtrag schreiben</translation>
    </message>
    <message>
        <source>Withdraw report</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Change what the report says</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Ändern, was der Bericht sagt</translation>
    </message>
    <message>
        <source>Sign this version of the report</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Diese Fassung des Berichts unterschreiben</translation>
    </message>
    <message>
        <source>A new version; the one before is kept</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Eine neue Fassung; die vorige bleibt</translation>
    </message>
    <message>
        <source>It holds no more; it and its signatures are kept, and marked</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Er gilt nicht mehr; er und seine Unterschriften bleiben, gekennzeichnet</translation>
    </message>
    <message>
        <source>Signing as {name}. Type your user name and your password.</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Sie unterschreiben als {name}. Geben Sie Benutzernamen und Passwort ein.</translation>
    </message>
    <message>
        <source>Signing as {name}. Type your password.</source>
        <extracomment>app/ui/signing/signing_dialog.py</extracomment>
        <translation>Sie unterschreiben als {name}. Geben Sie Ihr Passwort ein.</translation>
    </message>
    <message>
        <source>Each line says what is missing, why, and has its control beside it. Ctrl+Enter does the first that can be done: the date of birth, as the patient says it, consent, then the test of the safety stop.</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number, colour and shape say how each electrode sits. Ctrl+R measures again; Ctrl+Enter accepts them as they are.</source>
        <extracomment>app/ui/tour/tour_steps.py</extracomment>
        <translation>Zahl, Farbe und Form sagen, wie jede Elektrode sitzt. Ctrl+R misst erneut; Ctrl+Enter nimmt sie an, wie sie sind.</translation>
    </message>
    <message>
        <source>Spectrogram of one channel</source>
        <extracomment>app/ui/trends/spectrogram_panel.py</extracomment>
        <translation>Spektrogramm eines Kanals</translation>
    </message>
    <message>
        <source>Length of the window</source>
        <extracomment>app/ui/trends/spectrogram_panel.py</extracomment>
        <translation>Länge des Fensters</translation>
    </message>
    <message>
        <source>Highest frequency</source>
        <extracomment>app/ui/trends/spectrogram_panel.py</extracomment>
        <translation>Höchste Frequenz</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <extracomment>app/ui/trends/spectrogram_panel.py</extracomment>
        <translation>Bereich der Farben</translation>
    </message>
    <message>
        <source>The spectrogram begins with the recording.</source>
        <extracomment>app/ui/trends/spectrogram_panel.py</extracomment>
        <translation>Das Spektrogramm beginnt mit der Aufzeichnung.</translation>
    </message>
    <message>
        <source>{channel} as recorded  ·  window {window} s, ±{width} Hz  ·  dB re 1 µV²/Hz</source>
        <extracomment>app/ui/trends/spectrogram_panel.py</extracomment>
        <translation>{channel} wie aufgezeichnet  ·  Fenster {window} s, ±{width} Hz  ·  dB re 1 µV²/Hz</translation>
    </message>
    <message>
        <source>{low} to {high} dB</source>
        <extracomment>app/ui/trends/spectrogram_panel.py</extracomment>
        <translation>{low} bis {high} dB</translation>
    </message>
    <message>
        <source>10 min</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>10 min</translation>
    </message>
    <message>
        <source>30 min</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>30 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>1 h</translation>
    </message>
    <message>
        <source>4 h</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>4 h</translation>
    </message>
    <message>
        <source>Point at a trend for its values; a click or Enter shows the raw signal there.</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>Zeigen Sie auf einen Trend für seine Werte; ein Klick oder Enter zeigt dort das Rohsignal.</translation>
    </message>
    <message>
        <source>Rebuilt from the recording: {done} of {whole}</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>Aus der Aufzeichnung neu gebildet: {done} von {whole}</translation>
    </message>
    <message>
        <source>How much time is shown</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>Wie viel Zeit gezeigt wird</translation>
    </message>
    <message>
        <source>Which part of the session is shown</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>Welcher Teil der Sitzung gezeigt wird</translation>
    </message>
    <message>
        <source>Which rows are shown</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>Welche Zeilen gezeigt werden</translation>
    </message>
    <message>
        <source>Not rebuilt beyond {done} of {whole}</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>Nicht über {done} von {whole} hinaus neu gebildet</translation>
    </message>
    <message>
        <source>Leave what has not been rebuilt alone</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>Das noch Fehlende so lassen</translation>
    </message>
    <message>
        <source>The recording has ended: its raw signal cannot be looked at here.</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>Die Aufzeichnung ist beendet: Ihr Rohsignal kann hier nicht angesehen werden.</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>app/ui/access/second_factor_pages.py</extracomment>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on rebuilding the trends</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>Die Trends weiter neu bilden</translation>
    </message>
    <message>
        <source>Cancel rebuilding the trends</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>Das Neubilden der Trends abbrechen</translation>
    </message>
    <message>
        <source>Nothing has been recorded there yet.</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>Dort ist noch nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Rhythmicity, left</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>Rhythmizität, links</translation>
    </message>
    <message>
        <source>Rhythmicity, right</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>Rhythmizität, rechts</translation>
    </message>
    <message>
        <source>aEEG, left</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>aEEG, links</translation>
    </message>
    <message>
        <source>aEEG, right</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>aEEG, rechts</translation>
    </message>
    <message>
        <source>Quality</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>called bad</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>als schlecht markiert</translation>
    </message>
    <message>
        <source>missing</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>The channels&apos; names name no electrodes left and right.</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>Die Namen der Kanäle nennen keine Elektroden links und rechts.</translation>
    </message>
    <message>
        <source>Trends of the session</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>Trends der Sitzung</translation>
    </message>
    <message>
        <source>Rows</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Trends begin with the recording.</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>Trends beginnen mit der Aufzeichnung.</translation>
    </message>
    <message>
        <source>Not good, but kept: {channels}.</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>Nicht gut, aber behalten: {channels}.</translation>
    </message>
    <message>
        <source>Left out where not good: {channels}.</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>Ausgelassen, wo nicht gut: {channels}.</translation>
    </message>
    <message>
        <source>Choose which trends are shown</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>Wählen, welche Trends gezeigt werden</translation>
    </message>
    <message>
        <source>{count} more</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>{count} weitere</translation>
    </message>
    <message>
        <source>open</source>
        <extracomment>app/ui/widgets/electrode_marks.py</extracomment>
        <translation>offen</translation>
    </message>
    <message>
        <source>{electrode}, {value} kilo-ohm, {verdict}</source>
        <extracomment>app/ui/widgets/electrode_marks.py</extracomment>
        <translation>{electrode}, {value} Kiloohm, {verdict}</translation>
    </message>
    <message>
        <source>{electrode}: {value} kΩ ({verdict})</source>
        <extracomment>app/ui/widgets/electrode_marks.py</extracomment>
        <translation>{electrode}: {value} kΩ ({verdict})</translation>
    </message>
    <message>
        <source>good</source>
        <extracomment>app/ui/access/password_strength.py</extracomment>
        <translation>gut</translation>
    </message>
    <message>
        <source>fair</source>
        <extracomment>app/ui/access/password_strength.py</extracomment>
        <translation>mäßig</translation>
    </message>
    <message>
        <source>poor</source>
        <extracomment>app/ui/widgets/electrode_marks.py</extracomment>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>{electrode}, open: no contact</source>
        <extracomment>app/ui/widgets/electrode_marks.py</extracomment>
        <translation>{electrode}, offen: kein Kontakt</translation>
    </message>
    <message>
        <source>{electrode}: open</source>
        <extracomment>app/ui/widgets/electrode_marks.py</extracomment>
        <translation>{electrode}: offen</translation>
    </message>
    <message>
        <source>Point at an electrode, walk with the arrow keys, or zoom with + and −</source>
        <extracomment>app/ui/widgets/head_map.py</extracomment>
        <translation>Auf eine Elektrode zeigen, mit den Pfeiltasten wandern oder mit + und − zoomen</translation>
    </message>
    <message>
        <source>Electrodes, not measured: {list}</source>
        <extracomment>app/ui/widgets/head_map.py</extracomment>
        <translation>Elektroden, nicht gemessen: {list}</translation>
    </message>
    <message>
        <source>Impedances in kiloohm: {list}</source>
        <extracomment>app/ui/widgets/head_map.py</extracomment>
        <translation>Impedanzen in Kiloohm: {list}</translation>
    </message>
    <message>
        <source>{electrode}: not measured</source>
        <extracomment>app/ui/widgets/head_map.py</extracomment>
        <translation>{electrode}: nicht gemessen</translation>
    </message>
    <message>
        <source>not measured</source>
        <extracomment>app/ui/widgets/head_map.py</extracomment>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>Impedances, worst first</source>
        <extracomment>app/ui/widgets/impedance_table.py</extracomment>
        <translation>Impedanzen, die schlechtesten zuerst</translation>
    </message>
    <message>
        <source>Electrode</source>
        <extracomment>app/ui/widgets/impedance_table.py</extracomment>
        <translation>Elektrode</translation>
    </message>
    <message>
        <source>up to {limit} kΩ</source>
        <extracomment>app/ui/widgets/impedance_table.py</extracomment>
        <translation>bis {limit} kΩ</translation>
    </message>
    <message>
        <source>to {limit} kΩ</source>
        <extracomment>app/ui/widgets/impedance_table.py</extracomment>
        <translation>bis {limit} kΩ</translation>
    </message>
    <message>
        <source>above {limit} kΩ</source>
        <extracomment>app/ui/widgets/impedance_table.py</extracomment>
        <translation>über {limit} kΩ</translation>
    </message>
    <message>
        <source>Good: {good}
Fair: {fair}</source>
        <extracomment>app/ui/widgets/impedance_table.py</extracomment>
        <translation>Gut: {good}
Mäßig: {fair}</translation>
    </message>
    <message>
        <source>Analysis</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Report</source>
        <extracomment>app/ui/report_view/report_dialog.py</extracomment>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>completed</source>
        <extracomment>app/ui/clinic/deviations_dialog.py</extracomment>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>app/ui/audit/audit_rows.py</extracomment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <extracomment>app/ui/clinic/appointment_rows.py</extracomment>
        <translation>verlassen</translation>
    </message>
    <message>
        <source>Session path: {steps}. Now: {step}.</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation>Sitzungsablauf: {steps}. Jetzt: {step}.</translation>
    </message>
    <message>
        <source>no session</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation>keine Sitzung</translation>
    </message>
    <message>
        <source>{step} done</source>
        <extracomment>app/ui/widgets/path_steps.py</extracomment>
        <translation>{step} erledigt</translation>
    </message>
    <message>
        <source>caution</source>
        <extracomment>app/ui/widgets/state_mark.py</extracomment>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>danger</source>
        <extracomment>app/ui/widgets/state_mark.py</extracomment>
        <translation>Gefahr</translation>
    </message>
    <message>
        <source>note</source>
        <extracomment>app/ui/widgets/state_mark.py</extracomment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>busy</source>
        <extracomment>app/ui/widgets/state_mark.py</extracomment>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>idle</source>
        <extracomment>app/ui/widgets/state_mark.py</extracomment>
        <translation>ruht</translation>
    </message>
    <message>
        <source>The traces are shown in the default montage.</source>
        <extracomment>app/ui/window_montages.py</extracomment>
        <translation>Die Kurven erscheinen in der Standardmontage.</translation>
    </message>
    <message>
        <source>Choose another, or import it again in the montage editor.</source>
        <extracomment>app/ui/window_montages.py</extracomment>
        <translation>Wählen Sie eine andere, oder importieren Sie sie erneut im Montage-Editor.</translation>
    </message>
    <message>
        <source>The montage “{name}” that was shown last is not there any more.</source>
        <extracomment>app/ui/window_montages.py</extracomment>
        <translation>Die zuletzt gezeigte Montage „{name}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Panels</source>
        <extracomment>app/ui/workspace/dock_area.py</extracomment>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Patients</source>
        <extracomment>app/ui/panels/patient_panel.py</extracomment>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Panels that share this place</source>
        <extracomment>app/ui/workspace/dock_area.py</extracomment>
        <translation>Bereiche, die sich diesen Platz teilen</translation>
    </message>
    <message>
        <source>Events</source>
        <extracomment>app/ui/workspace/dock_catalogue.py</extracomment>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Trends</source>
        <extracomment>app/ui/workspace/dock_catalogue.py</extracomment>
        <translation>Trends</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <extracomment>app/ui/workspace/dock_catalogue.py</extracomment>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <source>Measurements</source>
        <extracomment>app/ui/workspace/dock_catalogue.py</extracomment>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <extracomment>app/ui/workspace/dock_catalogue.py</extracomment>
        <translation>Spektrum</translation>
    </message>
    <message>
        <source>Map at the cursor</source>
        <extracomment>app/ui/workspace/dock_catalogue.py</extracomment>
        <translation>Karte an der Marke</translation>
    </message>
    <message>
        <source>Workstation</source>
        <extracomment>app/ui/access/gate.py</extracomment>
        <translation>Workstation</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of the log beside the steps</source>
        <extracomment>app/ui/workflows/step_tree.py</extracomment>
        <translation>
            <numerusform>%n Ereignis des Protokolls neben den Schritten</numerusform>
            <numerusform>%n Ereignisse des Protokolls neben den Schritten</numerusform>
        </translation>
    </message>
    <message>
        <source>Intake</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>From the next start of the window</source>
        <extracomment>app/ui/workspace/language_menu.py</extracomment>
        <translation>Ab dem nächsten Start des Fensters</translation>
    </message>
    <message>
        <source>Opening…</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>This panel could not be opened. What went wrong is said above.</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>Dieser Bereich konnte nicht geöffnet werden. Was schiefging, steht oben.</translation>
    </message>
    <message>
        <source>A window of its &amp;own</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>&amp;Eigenes Fenster</translation>
    </message>
    <message>
        <source>Move, float, size or close this panel</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>Diesen Bereich verschieben, ablösen, in der Größe ändern oder schließen</translation>
    </message>
    <message>
        <source>Close this panel</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>Diesen Bereich schließen</translation>
    </message>
    <message>
        <source>Dock on the &amp;left</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>&amp;Links andocken</translation>
    </message>
    <message>
        <source>Dock on the &amp;right</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>&amp;Rechts andocken</translation>
    </message>
    <message>
        <source>Dock at the &amp;bottom</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>&amp;Unten andocken</translation>
    </message>
    <message>
        <source>Dock at the &amp;top</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>&amp;Oben andocken</translation>
    </message>
    <message>
        <source>&amp;Wider</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>&amp;Breiter</translation>
    </message>
    <message>
        <source>&amp;Narrower</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>Sch&amp;maler</translation>
    </message>
    <message>
        <source>Tall&amp;er</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>&amp;Höher</translation>
    </message>
    <message>
        <source>&amp;Shorter</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>&amp;Niedriger</translation>
    </message>
    <message>
        <source>{panel}: move, float, size or close</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>{panel}: verschieben, ablösen, Größe ändern oder schließen</translation>
    </message>
    <message>
        <source>Close the panel {panel}</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>Bereich {panel} schließen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <extracomment>app/ui/workspace/panel_dock.py</extracomment>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Technician</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Technik</translation>
    </message>
    <message>
        <source>Patients, traces and events: for recording</source>
        <extracomment>app/ui/workspace/roles.py</extracomment>
        <translation>Patienten, Kurven und Ereignisse: zum Ableiten</translation>
    </message>
    <message>
        <source>Clinician</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Befundung</translation>
    </message>
    <message>
        <source>Traces with trends and measures: for reading</source>
        <extracomment>app/ui/workspace/roles.py</extracomment>
        <translation>Kurven mit Trends und Messwerten: zum Befunden</translation>
    </message>
    <message>
        <source>Researcher</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Forschung</translation>
    </message>
    <message>
        <source>Traces with spectra and maps: for looking into the signal</source>
        <extracomment>app/ui/workspace/roles.py</extracomment>
        <translation>Kurven mit Spektren und Karten: zum genauen Hinsehen</translation>
    </message>
    <message>
        <source>Administrator</source>
        <extracomment>app/ui/access/user_menu.py</extracomment>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>The workstation itself: programs, disk and log</source>
        <extracomment>app/ui/workspace/roles.py</extracomment>
        <translation>Die Workstation selbst: Programme, Datenträger und Protokoll</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <extracomment>app/ui/workspace/language_menu.py</extracomment>
        <translation>Wie das S&amp;ystem</translation>
    </message>
    <message>
        <source>CDSA {side}, {count} derivations</source>
        <extracomment>app/ui/trends/spectral_rows.py</extracomment>
        <translation>CDSA {side}, {count} Ableitungen</translation>
    </message>
    <message>
        <source>Window, frequencies and colours of the spectrogram</source>
        <extracomment>app/ui/trends/spectrogram_panel.py</extracomment>
        <translation>Fenster, Frequenzen und Farben des Spektrogramms</translation>
    </message>
    <message>
        <source>{seconds} s, ±{width} Hz</source>
        <extracomment>app/ui/trends/spectrogram_panel.py</extracomment>
        <translation>{seconds} s, ±{width} Hz</translation>
    </message>
    <message>
        <source>{hz} Hz</source>
        <extracomment>app/ui/trends/spectrogram_panel.py</extracomment>
        <translation>{hz} Hz</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>app/ui/trends/timed_panel.py</extracomment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>CDSA (spectrum), left</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>CDSA (Spektrum), links</translation>
    </message>
    <message>
        <source>CDSA (spectrum), right</source>
        <extracomment>app/ui/trends/trends_panel.py</extracomment>
        <translation>CDSA (Spektrum), rechts</translation>
    </message>
    <message>
        <source>watched</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>überwacht</translation>
    </message>
    <message>
        <source>closed</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>starting</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>startet</translation>
    </message>
    <message>
        <source>running</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>silent</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>stumm</translation>
    </message>
    <message>
        <source>starting again</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>startet erneut</translation>
    </message>
    <message>
        <source>stopped</source>
        <extracomment>app/ui/clinic/plans_dialog.py</extracomment>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>given up</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>aufgegeben</translation>
    </message>
    <message numerus="yes">
        <source>%n restart(s)</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>
            <numerusform>%n Neustart</numerusform>
            <numerusform>%n Neustarts</numerusform>
        </translation>
    </message>
    <message>
        <source>Programs of the workstation</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>Programme der Workstation</translation>
    </message>
    <message>
        <source>Program</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Process</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Restarts</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>Version</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>Frei auf dem Datenträger</translation>
    </message>
    <message>
        <source>Log</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Stop without the window</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>Stopp ohne das Fenster</translation>
    </message>
    <message>
        <source>Settings of the site</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>Einstellungen des Standorts</translation>
    </message>
    <message>
        <source>{gigabytes} GB</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>{gigabytes} GB</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <extracomment>app/ui/panels/status_line.py</extracomment>
        <translation>{count} Einträge</translation>
    </message>
    <message>
        <source>Use it</source>
        <extracomment>app/ui/window_access_hooks.py</extracomment>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>There is a workspace for your role: {name}.</source>
        <extracomment>app/ui/window_access_hooks.py</extracomment>
        <translation>Für Ihre Rolle gibt es einen Arbeitsbereich: {name}.</translation>
    </message>
    <message>
        <source>{purpose}. You find all of them under “View”.</source>
        <extracomment>app/ui/window_access_hooks.py</extracomment>
        <translation>{purpose}. Alle finden Sie unter „Ansicht“.</translation>
    </message>
    <message>
        <source>Steps of the workflow</source>
        <extracomment>app/ui/workflows/step_tree.py</extracomment>
        <translation>Schritte des Ablaufs</translation>
    </message>
    <message>
        <source>Entry {index}: {event}</source>
        <extracomment>app/ui/workflows/step_tree.py</extracomment>
        <translation>Eintrag {index}: {event}</translation>
    </message>
    <message>
        <source>Took</source>
        <extracomment>app/ui/workflows/step_tree.py</extracomment>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Outcome</source>
        <extracomment>app/ui/workflows/step_tree.py</extracomment>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Came of the event {id}</source>
        <extracomment>app/ui/workflows/step_tree.py</extracomment>
        <translation>Folgt aus dem Ereignis {id}</translation>
    </message>
    <message>
        <source>{count}, cut</source>
        <extracomment>app/ui/workflows/step_tree.py</extracomment>
        <translation>{count}, gekürzt</translation>
    </message>
    <message>
        <source>Going on or waiting</source>
        <extracomment>app/ui/workflows/workflow_panel.py</extracomment>
        <translation>Im Gang oder wartend</translation>
    </message>
    <message>
        <source>To be signed</source>
        <extracomment>app/ui/workflows/workflow_panel.py</extracomment>
        <translation>Zu unterschreiben</translation>
    </message>
    <message>
        <source>Which workflows</source>
        <extracomment>app/ui/workflows/workflow_panel.py</extracomment>
        <translation>Welche Abläufe</translation>
    </message>
    <message>
        <source>Which workflows are shown</source>
        <extracomment>app/ui/workflows/workflow_panel.py</extracomment>
        <translation>Welche Abläufe gezeigt werden</translation>
    </message>
    <message>
        <source>Workflows</source>
        <extracomment>app/ui/workflows/workflow_panel.py</extracomment>
        <translation>Abläufe</translation>
    </message>
    <message numerus="yes">
        <source>%n workflow(s)</source>
        <extracomment>app/ui/workflows/workflow_panel.py</extracomment>
        <translation>
            <numerusform>%n Ablauf</numerusform>
            <numerusform>%n Abläufe</numerusform>
        </translation>
    </message>
    <message>
        <source>The workflow was told.</source>
        <extracomment>app/ui/workflows/workflow_panel.py</extracomment>
        <translation>Der Ablauf hat es erfahren.</translation>
    </message>
    <message>
        <source>Ask the station now; it is also asked when something happens</source>
        <extracomment>app/ui/workflows/workflow_panel.py</extracomment>
        <translation>Die Station jetzt fragen; sie wird auch gefragt, wenn etwas geschieht</translation>
    </message>
    <message>
        <source>the older ones are on the command line: neurascale workflow list</source>
        <extracomment>app/ui/workflows/workflow_panel.py</extracomment>
        <translation>die älteren zeigt die Befehlszeile: neurascale workflow list</translation>
    </message>
    <message>
        <source>to be signed: {count}</source>
        <extracomment>app/ui/workflows/workflow_panel.py</extracomment>
        <translation>zu unterschreiben: {count}</translation>
    </message>
    <message>
        <source>Of whom</source>
        <extracomment>app/ui/workflows/workflow_rows.py</extracomment>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Begun</source>
        <extracomment>app/ui/workflows/workflow_rows.py</extracomment>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Age, or took</source>
        <extracomment>app/ui/workflows/workflow_rows.py</extracomment>
        <translation>Alter oder Dauer</translation>
    </message>
    <message>
        <source>Does, or waits for</source>
        <extracomment>app/ui/workflows/workflow_rows.py</extracomment>
        <translation>Tut, oder wartet auf</translation>
    </message>
    <message>
        <source>It is brought to its end in order; what was done is kept</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Er wird geordnet zu Ende gebracht; was getan ist, bleibt</translation>
    </message>
    <message>
        <source>Let it go on…</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Weitergehen lassen…</translation>
    </message>
    <message>
        <source>Leave it…</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Verlassen…</translation>
    </message>
    <message>
        <source>Copy the commands</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Befehle kopieren</translation>
    </message>
    <message>
        <source>Why? It is kept in the log, sealed</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Warum? Es steht versiegelt im Protokoll</translation>
    </message>
    <message>
        <source>Choose a workflow to see its steps, what they took and what came of them.</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Wählen Sie einen Ablauf, um seine Schritte zu sehen, was sie dauerten und was daraus wurde.</translation>
    </message>
    <message>
        <source>From the step that failed; what was done before stays done</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Vom gescheiterten Schritt an; was davor getan ist, bleibt getan</translation>
    </message>
    <message>
        <source>It goes on from the step that failed.</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Er geht vom gescheiterten Schritt an weiter.</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Weitergehen lassen</translation>
    </message>
    <message>
        <source>It is brought to its end in order; what was done is kept.</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Er wird geordnet zu Ende gebracht; was getan ist, bleibt.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <extracomment>app/ui/clinic/onboarding_guide.py</extracomment>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Copied: paste it on a console.</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Kopiert: in einer Konsole einfügen.</translation>
    </message>
    <message>
        <source>Copy the commands that show its steps and what led to them on a console</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Die Befehle kopieren, die seine Schritte und deren Ursachen in einer Konsole zeigen</translation>
    </message>
    <message>
        <source>Do nothing</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Nichts tun</translation>
    </message>
    <message>
        <source>begun {moment}</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>begonnen {moment}</translation>
    </message>
    <message>
        <source>ended {moment}</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>beendet {moment}</translation>
    </message>
    <message>
        <source>run {run}</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Lauf {run}</translation>
    </message>
    <message>
        <source>definition {version}</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Definition {version}</translation>
    </message>
    <message>
        <source>Needs a reason of at least {count} characters</source>
        <extracomment>app/ui/workflows/workflow_view.py</extracomment>
        <translation>Braucht einen Grund von mindestens {count} Zeichen</translation>
    </message>
    <message>
        <source>Open the device</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Gerät öffnen</translation>
    </message>
    <message>
        <source>Look at what is missing</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Nachsehen, was fehlt</translation>
    </message>
    <message>
        <source>Measure the impedances</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Impedanzen messen</translation>
    </message>
    <message>
        <source>Measure the impedances at the end</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Impedanzen am Ende messen</translation>
    </message>
    <message>
        <source>Start the recording</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Aufzeichnung beginnen</translation>
    </message>
    <message>
        <source>End the recording</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>Let go of the device</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Gerät freigeben</translation>
    </message>
    <message>
        <source>Analyse the recording</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Aufzeichnung auswerten</translation>
    </message>
    <message>
        <source>Write the report</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>Look for the signature</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Nach der Unterschrift sehen</translation>
    </message>
    <message>
        <source>Leave the report unsigned</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Bericht nicht unterschreiben lassen</translation>
    </message>
    <message>
        <source>Complete the session</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Sitzung abschließen</translation>
    </message>
    <message>
        <source>Leave the session</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Sitzung verlassen</translation>
    </message>
    <message>
        <source>End it because consent was withdrawn</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Wegen widerrufener Einwilligung beenden</translation>
    </message>
    <message>
        <source>Note that it failed</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Festhalten, dass es gescheitert ist</translation>
    </message>
    <message>
        <source>Look for registered patients who are alike</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Nach ähnlichen registrierten Patienten suchen</translation>
    </message>
    <message>
        <source>Register the patient</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Patient registrieren</translation>
    </message>
    <message>
        <source>Give the patient into care</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Patient in Behandlung geben</translation>
    </message>
    <message>
        <source>Complete the taking in</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Aufnahme abschließen</translation>
    </message>
    <message>
        <source>Note that it is left</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Festhalten, dass sie verlassen wird</translation>
    </message>
    <message>
        <source>Leave the taking in</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Aufnahme verlassen</translation>
    </message>
    <message>
        <source>Cancel the appointments made in it</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Die dabei gemachten Termine absagen</translation>
    </message>
    <message>
        <source>End the plans made in it</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Die dabei gemachten Pläne beenden</translation>
    </message>
    <message>
        <source>End the care given in it</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Die dabei gegebene Zuständigkeit beenden</translation>
    </message>
    <message>
        <source>an identifier was confirmed</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>ein Merkmal wurde bestätigt</translation>
    </message>
    <message>
        <source>the stop was tested</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>der Stopp wurde geprüft</translation>
    </message>
    <message>
        <source>something it needs has changed</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>etwas Nötiges hat sich geändert</translation>
    </message>
    <message>
        <source>measure again</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>erneut messen</translation>
    </message>
    <message>
        <source>the electrodes were accepted</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>die Elektroden wurden angenommen</translation>
    </message>
    <message>
        <source>start the recording</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Aufzeichnung beginnen</translation>
    </message>
    <message>
        <source>end the recording</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>the source ended</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>die Quelle ist zu Ende</translation>
    </message>
    <message>
        <source>the recording failed</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>die Aufzeichnung ist gescheitert</translation>
    </message>
    <message>
        <source>the stop was reset</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>der Stopp wurde zurückgesetzt</translation>
    </message>
    <message>
        <source>consent was withdrawn</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>die Einwilligung wurde widerrufen</translation>
    </message>
    <message>
        <source>the report was signed</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>der Bericht wurde unterschrieben</translation>
    </message>
    <message>
        <source>the report was withdrawn</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>der Bericht wurde zurückgezogen</translation>
    </message>
    <message>
        <source>the report still waits for its signature</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>der Bericht wartet noch auf die Unterschrift</translation>
    </message>
    <message>
        <source>leave</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>verlassen</translation>
    </message>
    <message>
        <source>somebody said who it is</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>jemand hat gesagt, wer es ist</translation>
    </message>
    <message>
        <source>waiting</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>wartet</translation>
    </message>
    <message>
        <source>at work</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>bei der Arbeit</translation>
    </message>
    <message>
        <source>✎ to be signed</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>✎ zu unterschreiben</translation>
    </message>
    <message>
        <source>Waits to be told</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Wartet auf Nachricht</translation>
    </message>
    <message>
        <source>Pause</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>{step}, attempt {attempt}</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>{step}, Versuch {attempt}</translation>
    </message>
    <message>
        <source>{step}, run {run}</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>{step}, Lauf {run}</translation>
    </message>
    <message>
        <source>{milliseconds} ms</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>{milliseconds} ms</translation>
    </message>
    <message>
        <source>Told: {what}</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Erfuhr: {what}</translation>
    </message>
    <message>
        <source>Follows the change {name}</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Folgt der Änderung {name}</translation>
    </message>
    <message>
        <source>Look at what is missing for “{step}”</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Nachsehen, was für „{step}“ fehlt</translation>
    </message>
    <message>
        <source>Show the step “{step}”</source>
        <extracomment>app/ui/workflows/workflow_words.py</extracomment>
        <translation>Schritt „{step}“ anzeigen</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <extracomment>app/ui/workspace/dock_catalogue.py</extracomment>
        <translation>Audit-Trail</translation>
    </message>
    <message>
        <source>The station is not heard: this is what it said last.</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>Die Station ist nicht zu hören: Dies hat sie zuletzt gesagt.</translation>
    </message>
    <message>
        <source>none on this computer</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>keiner an diesem Rechner</translation>
    </message>
    <message>
        <source>in force</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>in Kraft</translation>
    </message>
    <message>
        <source>Ended last with: {exit}</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>Zuletzt beendet mit: {exit}</translation>
    </message>
    <message>
        <source>▲ read-only: {fault}</source>
        <extracomment>app/ui/workspace/system_panel.py</extracomment>
        <translation>▲ nur lesbar: {fault}</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;High contrast, light</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>Hoher &amp;Kontrast, hell</translation>
    </message>
    <message>
        <source>High &amp;contrast, dark</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>Hoher K&amp;ontrast, dunkel</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>Arbeitsbereiche</translation>
    </message>
    <message>
        <source>Workspace</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Save the workspace as</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>Arbeitsbereich speichern als</translation>
    </message>
    <message>
        <source>Rename the workspace</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>Arbeitsbereich umbenennen</translation>
    </message>
    <message>
        <source>Keyboard to the next panel</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>Tastatur zum nächsten Bereich</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>High contrast, or not</source>
        <extracomment>app/ui/shortcuts.py</extracomment>
        <translation>Hoher Kontrast oder nicht</translation>
    </message>
    <message>
        <source>&amp;Workspace: {name}</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>&amp;Arbeitsbereich: {name}</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>&amp;Speichern als…</translation>
    </message>
    <message>
        <source>&amp;Yes, “{name}” as it was made</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>&amp;Ja, „{name}“ wie ursprünglich</translation>
    </message>
    <message>
        <source>&amp;Yes, delete “{name}”</source>
        <extracomment>app/ui/workspace/view_menu.py</extracomment>
        <translation>&amp;Ja, „{name}“ löschen</translation>
    </message>
    <message>
        <source>The saved workspaces could not be read.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation>Die gespeicherten Arbeitsbereiche konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The panels stand as they were made. Nothing recorded is concerned.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation>Die Bereiche stehen, wie sie vorgegeben sind. Nichts Aufgezeichnetes ist betroffen.</translation>
    </message>
    <message>
        <source>A built-in workspace can be reset, but not renamed or deleted.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation>Ein mitgelieferter Arbeitsbereich kann zurückgesetzt, aber nicht umbenannt oder gelöscht werden.</translation>
    </message>
    <message>
        <source>Save it under a name of your own first.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation>Speichern Sie ihn zuerst unter einem eigenen Namen.</translation>
    </message>
    <message>
        <source>Give it another name.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation>Geben Sie ihm einen anderen Namen.</translation>
    </message>
    <message>
        <source>Arrange them again. The old file is kept as {name}.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation>Ordnen Sie sie neu. Die alte Datei bleibt als {name} erhalten.</translation>
    </message>
    <message>
        <source>A workspace needs a name of at most {count} characters.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation>Ein Arbeitsbereich braucht einen Namen von höchstens {count} Zeichen.</translation>
    </message>
    <message>
        <source>There is a workspace “{name}” already.</source>
        <extracomment>app/ui/workspace/workspace_book.py</extracomment>
        <translation>Einen Arbeitsbereich „{name}“ gibt es schon.</translation>
    </message>
    <message>
        <source>It was damaged, or made by another version. The panels stand as they were made.</source>
        <extracomment>app/ui/workspace/workspaces.py</extracomment>
        <translation>Sie war beschädigt oder von einer anderen Version. Die Bereiche stehen, wie sie vorgegeben sind.</translation>
    </message>
    <message>
        <source>Arrange them again; they are remembered by themselves.</source>
        <extracomment>app/ui/workspace/workspaces.py</extracomment>
        <translation>Ordnen Sie sie neu; sie werden von selbst gemerkt.</translation>
    </message>
    <message>
        <source>The layout of the workspace “{name}” could not be restored.</source>
        <extracomment>app/ui/workspace/workspaces.py</extracomment>
        <translation>Die Anordnung des Arbeitsbereichs „{name}“ ließ sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>NeuraScale Workstation · {workspace}</source>
        <extracomment>app/ui/workspace/workspaces.py</extracomment>
        <translation>NeuraScale Workstation · {workspace}</translation>
    </message>
</context>
</TS>
