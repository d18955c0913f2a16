"""Every noun there is: importing this completes the registry, and derives the tables from it."""

from __future__ import annotations

# The modules are imported for what they declare.
# ruff: noqa: F401
# pyright: reportUnusedImport=false
import quarterdeck.calendar.agenda
import quarterdeck.chat.chat
import quarterdeck.chat.chat_member
import quarterdeck.chat.message
import quarterdeck.crm.customer
import quarterdeck.crm.deal
import quarterdeck.integrations.importers.source
import quarterdeck.integrations.webhook
import quarterdeck.people.api_token
import quarterdeck.people.credentials
import quarterdeck.people.first
import quarterdeck.people.invitation
import quarterdeck.people.notification
import quarterdeck.people.outbox
import quarterdeck.people.portrait
import quarterdeck.people.publishing
import quarterdeck.people.recovery
import quarterdeck.people.saved_view
import quarterdeck.people.serving
import quarterdeck.people.session
import quarterdeck.people.starring
import quarterdeck.people.team
import quarterdeck.people.throttle
import quarterdeck.people.tickets
import quarterdeck.people.tokens
import quarterdeck.people.two_factor
import quarterdeck.people.user
import quarterdeck.work.attachment
import quarterdeck.work.client_contact
import quarterdeck.work.comment
import quarterdeck.work.copying
import quarterdeck.work.dependencies
import quarterdeck.work.expenses
import quarterdeck.work.flow
import quarterdeck.work.following
import quarterdeck.work.issue
import quarterdeck.work.label
import quarterdeck.work.link
import quarterdeck.work.milestone
import quarterdeck.work.project
import quarterdeck.work.project_health
import quarterdeck.work.ranking
import quarterdeck.work.recurring
import quarterdeck.work.refitting
import quarterdeck.work.reshaping
import quarterdeck.work.sprint
import quarterdeck.work.subissues
import quarterdeck.work.subtasks
import quarterdeck.work.task
import quarterdeck.work.time_entry
import quarterdeck.work.timer
import quarterdeck.work.totals
from quarterdeck.kernel.tables import build

metadata = build()
