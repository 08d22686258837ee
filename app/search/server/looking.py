"""Looking up: what each step of a question finds on the server."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.search.asking.plan import Asked
from app.search.asking.steps import Counting, Step
from app.search.ranking import RANKED
from app.search.server.connection import Documents, Questions
from app.search.server.filters import asked_filter, plan_filter
from app.search.server.scoring import Scorer
from app.search.server.settings import KEYS, REASON_FIELDS
from app.search.server.vocabulary import Frequencies

SCORED = ("id", KEYS, "lat", "lon", *REASON_FIELDS)


@dataclass(frozen=True, slots=True)
class Found:
    """What a step finds. `step` has only the ways that find something here.

    `scorer` of None: there are no words to rank by. Else `documents` has all that there are to score, or none
    when they have not been asked for.
    """

    step: Step
    expression: str
    documents: Documents
    scorer: Scorer | None

    @property
    def total(self) -> int:
        """How many are found."""
        return self.documents.total


class Looking:
    """One question to the server: no step is asked for twice. `frequencies` of None: there are no words."""

    def __init__(self, questions: Questions, frequencies: Frequencies | None, now: datetime) -> None:
        self.questions, self.frequencies, self.now = questions, frequencies, now
        self._found: dict[str, Found] = {}

    @property
    def counting(self) -> Counting:
        """How the steps count here."""
        return Counting(count=lambda step: self.found(step).total, finds=self._finds)

    def found(self, step: Step) -> Found:
        """What a step finds. Raises UnavailableError."""
        if self.frequencies:
            step = replace(step, plan=self.frequencies.narrowed(step.plan))
        expression = plan_filter(step.plan, self.now, step.reach)
        before = self._found.get(expression)
        if before is None or before.step != step:
            before = self._found[expression] = self._look_up(step, expression)
        return before

    def _look_up(self, step: Step, expression: str) -> Found:
        scorer, limit = None, 0
        if step.plan.query.order == "relevance" and self.frequencies:
            scorer = Scorer(step.plan, step.reach, self.frequencies)
            limit = RANKED if _expects_few(step, self.frequencies) else 0
        documents = self.questions.fetch(expression, SCORED, limit=limit)
        return Found(step, expression, documents, scorer)

    def _finds(self, asked: Asked) -> bool:
        if self.frequencies and any(map(self.frequencies.surely_finds, (*asked.ways, *asked.loose))):
            return True
        return bool(self.questions.fetch(asked_filter(asked, loose=True), limit=0).total)


def _expects_few(step: Step, frequencies: Frequencies) -> bool:
    """Whether there are, in all likelihood, no more results than are scored."""
    each = [max(map(frequencies.told, one.ways), default=0) for one in step.plan.asked if not one.required]
    return bool(each) and (min(each) if step.reach.least == len(each) else max(each)) <= RANKED
