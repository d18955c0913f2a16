"""The parts of an issue: log lines, workarounds, test cases."""

from __future__ import annotations

import enum
from typing import Annotated

from msgspec import Meta

from quarterdeck.kernel.model import Part, Value, always
from quarterdeck.values import Instant, Line, Text, Title, UserId


class LogLevel(enum.StrEnum):
    TRACE = "trace"
    DEBUG = "debug"
    INFO = "info"
    WARN = "warn"
    ERROR = "error"
    FATAL = "fatal"


class Complexity(enum.StrEnum):
    SIMPLE = "simple"
    MODERATE = "moderate"
    COMPLEX = "complex"
    EXPERT_ONLY = "expert_only"


class TestType(enum.StrEnum):
    UNIT = "unit"
    INTEGRATION = "integration"
    SYSTEM = "system"
    ACCEPTANCE = "acceptance"
    REGRESSION = "regression"
    PERFORMANCE = "performance"
    SECURITY = "security"
    USABILITY = "usability"
    COMPATIBILITY = "compatibility"


class TestResult(enum.StrEnum):
    NOT_EXECUTED = "not_executed"
    PASSED = "passed"
    FAILED = "failed"
    BLOCKED = "blocked"
    SKIPPED = "skipped"


class LogLine(Value):
    message: Text
    at: Instant | None = None
    level: LogLevel = always(LogLevel.INFO)
    source: Line = ""


class Workaround(Part, kw_only=True):
    """`effectiveness` is the fraction of those affected whom it helps."""

    title: Title
    steps: Annotated[list[Line], Meta(max_length=100)] = []
    effectiveness: Annotated[float, Meta(ge=0, le=1)] | None = None
    complexity: Complexity = always(Complexity.SIMPLE)
    temporary: bool = always(True)
    tested_by: UserId | None = None


class TestCase(Part, kw_only=True):
    title: Title
    preconditions: Text = ""
    steps: Annotated[list[Line], Meta(max_length=100)] = []
    expected_result: Text = ""
    test_type: TestType = always(TestType.REGRESSION)
    automated: bool = always(False)
    last_result: TestResult = always(TestResult.NOT_EXECUTED)
    last_run_at: Instant | None = None
