"""How a chat behaves, and what is connected to it."""

import enum
from typing import Annotated

import msgspec
from msgspec import Meta

from quarterdeck.crm.parts import Url
from quarterdeck.kernel.model import Part, Value, always
from quarterdeck.values import Instant, Line, Text

Days = Annotated[int, Meta(ge=1, le=36_500)]


class IntegrationKind(enum.StrEnum):
    INCOMING_WEBHOOK = "incoming_webhook"
    OUTGOING_WEBHOOK = "outgoing_webhook"
    GITHUB = "github"
    GITLAB = "gitlab"
    EMAIL = "email"


class Moderation(Value, kw_only=True):
    """What is watched for in messages; `rate` is messages a minute from one person."""

    spam: bool = always(False)
    links: bool = always(False)
    caps: bool = always(False)
    rate: Annotated[int, Meta(ge=1, le=1000)] | None = None


class ChatSettings(Value, kw_only=True):
    """Retention without a number of days is for ever."""

    allow_guests: bool = always(True)
    message_retention_days: Days | None = None
    file_retention_days: Days | None = None
    max_members: Annotated[int, Meta(ge=1, le=1000)] = always(1000)
    slow_mode_seconds: Annotated[int, Meta(ge=0, le=86_400)] = always(0)
    link_preview: bool = always(True)
    threading: bool = always(True)
    message_editing: bool = always(True)
    message_deletion: bool = always(True)
    file_uploads: bool = always(True)
    read_receipts: bool = always(True)
    typing_indicators: bool = always(True)
    welcome_message: Text = ""
    rules: Text = ""
    moderation: Moderation = msgspec.field(default_factory=Moderation)


class Integration(Part, kw_only=True):
    """Something that posts here, or is told what is posted; webhooks take and send what Slack's do."""

    kind: IntegrationKind
    name: Line = ""
    url: Url = ""
    enabled: bool = always(True)
    last_used_at: Instant | None = None
    error_count: int = 0
    last_error: Text = ""
