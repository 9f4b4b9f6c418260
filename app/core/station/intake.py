"""Everything about a patient's way into the clinic in one place: onboardings, treatment plans, appointments.

Guarantees: as `app.core.station.service`, of which this is a part; whatever changes what an onboarding waits for is
told to it, whoever changed it and however. Threads: the exchange's pool.
"""

from typing import TypeVar

import msgspec

from app.core.access.caller import Caller
from app.core.station.appointment_desk import AppointmentDesk
from app.core.station.appointment_messages import AppointmentRequest
from app.core.station.care_messages import AssignCare, EndCare
from app.core.station.consent_messages import WithdrawConsent
from app.core.station.messages import GiveConsent
from app.core.station.onboarding_desk import OnboardingDesk, Workflows
from app.core.station.onboarding_messages import OnboardingRequest
from app.core.station.station_rooms import StationRooms

IntakeRequest = AppointmentRequest | OnboardingRequest
_CHANGES = (GiveConsent, WithdrawConsent, AssignCare, EndCare)
AnswerT = TypeVar("AnswerT", bound=msgspec.Struct)


class Intake:
    """See the module."""

    def __init__(self, rooms: StationRooms, engine: Workflows) -> None:
        self._onboardings = OnboardingDesk(rooms, engine)
        self._appointments = AppointmentDesk(rooms, self._onboardings.changed)

    def answer(self, message: IntakeRequest, caller: Caller) -> msgspec.Struct:
        """The answer.

        Raises:
            NeuraScaleError: Why not; see the messages.
        """
        if isinstance(message, AppointmentRequest):
            return self._appointments.answer(message, caller)
        return self._onboardings.answer(message, caller)

    def after(self, message: msgspec.Struct, answer: AnswerT) -> AnswerT:
        """The answer to a request that was done, once the onboardings of its patient have been told of it."""
        if isinstance(message, _CHANGES):
            self._onboardings.changed(message.patient_id)
        return answer
