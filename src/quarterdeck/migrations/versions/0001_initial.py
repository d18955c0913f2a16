"""The first schema: every noun, the ledger, search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from quarterdeck.kernel.schema import finish
from quarterdeck.migrations.types import ID, LONG, NUMBER, TOKENS, text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "activity",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("at", text(27), nullable=False),
        sa.Column("actor_id", ID, nullable=True),
        sa.Column("via", text(20), nullable=False),
        sa.Column("noun", text(40), nullable=False),
        sa.Column("object_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("verb", text(60), nullable=False),
        sa.Column("project_id", ID, nullable=True),
        sa.Column("changes", LONG, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_activity_actor_id", "activity", ["actor_id", "id"], unique=False)
    op.create_index("ix_activity_at", "activity", ["at", "id"], unique=False)
    op.create_index("ix_activity_noun", "activity", ["noun", "id"], unique=False)
    op.create_index("ix_activity_object", "activity", ["noun", "object_id", "id"], unique=False)
    op.create_index("ix_activity_project", "activity", ["project_id", "noun", "id"], unique=False)
    op.create_index("ix_activity_project_id", "activity", ["project_id", "id"], unique=False)
    op.create_index("ix_activity_verb", "activity", ["verb", "id"], unique=False)
    op.create_table(
        "consumer",
        sa.Column("name", text(60), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_consumer")),
    )
    op.create_table(
        "counter",
        sa.Column("name", text(60), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
    )
    op.create_table(
        "custom_value",
        sa.Column("noun", text(40), nullable=False),
        sa.Column("object_id", ID, autoincrement=False, nullable=False),
        sa.Column("field", text(60), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", text(191), nullable=True),
        sa.Column("number", NUMBER, nullable=True),
        sa.PrimaryKeyConstraint("noun", "object_id", "field", "position", name=op.f("pk_custom_value")),
    )
    op.create_index("ix_custom_value_number", "custom_value", ["noun", "field", "number", "object_id"], unique=False)
    op.create_index("ix_custom_value_text", "custom_value", ["noun", "field", "text", "object_id"], unique=False)
    op.create_table(
        "idempotency",
        sa.Column("user_id", ID, autoincrement=False, nullable=False),
        sa.Column("key", text(191), nullable=False),
        sa.Column("request", text(64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", LONG, nullable=False),
        sa.Column("at", text(27), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "key", name=op.f("pk_idempotency")),
    )
    op.create_index(op.f("ix_idempotency_at"), "idempotency", ["at"], unique=False)
    op.create_table(
        "import_source",
        sa.Column("source", text(60), nullable=False),
        sa.Column("noun", text(40), nullable=False),
        sa.Column("external_id", text(191), nullable=False),
        sa.Column("object_id", ID, nullable=False),
        sa.Column("digest", text(40), nullable=True),
        sa.PrimaryKeyConstraint("source", "noun", "external_id", name=op.f("pk_import_source")),
    )
    op.create_index("ix_import_source_object", "import_source", ["noun", "object_id"], unique=False)
    op.create_table(
        "number",
        sa.Column("project_id", ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("noun", text(40), nullable=False),
        sa.Column("object_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("project_id", "number", name=op.f("pk_number")),
    )
    op.create_table(
        "search_entry",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("noun", text(40), nullable=False),
        sa.Column("object_id", ID, nullable=False),
        sa.Column("title", TOKENS, nullable=False),
        sa.Column("body", TOKENS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
    )
    op.create_index("uq_search_entry_object", "search_entry", ["noun", "object_id"], unique=True)
    op.create_table(
        "setting",
        sa.Column("name", text(60), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "sign_in_attempt",
        sa.Column("key", text(64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", text(27), nullable=False),
        sa.Column("free_at", text(27), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sign_in_attempt")),
    )
    op.create_index(op.f("ix_sign_in_attempt_last_at"), "sign_in_attempt", ["last_at"], unique=False)
    op.create_table(
        "user",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("username", text(191), nullable=False),
        sa.Column("email", text(191), nullable=False),
        sa.Column("display_name", text(191), nullable=False),
        sa.Column("role", text(40), nullable=False),
        sa.Column("status", text(40), nullable=False),
        sa.Column("department", text(191), nullable=False),
        sa.Column("manager_id", ID, nullable=True),
        sa.Column("customer_id", ID, nullable=True),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("password_hash", text(1000), nullable=True),
        sa.Column("second_factor", text(1000), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_user_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_user_customer_id"), use_alter=True),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_user_deleted_by")),
        sa.ForeignKeyConstraint(["manager_id"], ["user.id"], name=op.f("fk_user_manager_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_user_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
        sa.UniqueConstraint("username", name=op.f("uq_user_username")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_user_customer_id"), "user", ["customer_id"], unique=False)
    op.create_index(op.f("ix_user_manager_id"), "user", ["manager_id"], unique=False)
    op.create_index(op.f("ix_user_role"), "user", ["role"], unique=False)
    op.create_index(op.f("ix_user_status"), "user", ["status"], unique=False)
    op.create_index(
        "list_user_d_updated_at",
        "user",
        ["gone", sa.literal_column("updated_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("list_user_display_name", "user", ["gone", "display_name", "id"], unique=False)
    op.create_index("list_user_role_display_name", "user", ["gone", "role", "display_name", "id"], unique=False)
    op.create_index("list_user_status_display_name", "user", ["gone", "status", "display_name", "id"], unique=False)
    op.create_index(
        "trash_user",
        "user",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_table(
        "api_token",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("name", text(191), nullable=False),
        sa.Column("expires_at", text(27), nullable=True),
        sa.Column("last_used_at", text(27), nullable=True),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("token_hash", text(255), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_api_token_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_api_token_deleted_by")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_api_token_updated_by")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_api_token_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_api_token_expires_at"), "api_token", ["expires_at"], unique=False)
    op.create_index(op.f("ix_api_token_user_id"), "api_token", ["user_id"], unique=False)
    op.create_index(
        "list_api_token_user_id_d_created_at",
        "api_token",
        ["gone", "user_id", sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("uq_api_token_token_hash", "api_token", ["token_hash"], unique=True)
    op.create_table(
        "customer",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("name", text(191), nullable=False),
        sa.Column("type", text(40), nullable=False),
        sa.Column("status", text(40), nullable=False),
        sa.Column("industry", text(191), nullable=False),
        sa.Column("total_value", NUMBER, nullable=True),
        sa.Column("annual_value", NUMBER, nullable=True),
        sa.Column("tax_id", text(191), nullable=False),
        sa.Column("account_manager_id", ID, nullable=True),
        sa.Column("lead_source", text(191), nullable=False),
        sa.Column("acquired_on", text(10), nullable=True),
        sa.Column("last_contact_at", text(27), nullable=True),
        sa.Column("next_followup_on", text(10), nullable=True),
        sa.ForeignKeyConstraint(["account_manager_id"], ["user.id"], name=op.f("fk_customer_account_manager_id")),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_customer_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_customer_deleted_by")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_customer_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_customer_account_manager_id"), "customer", ["account_manager_id"], unique=False)
    op.create_index(
        "list_customer_account_manager_id_status",
        "customer",
        ["gone", "account_manager_id", "status", "id"],
        unique=False,
    )
    op.create_index(
        "list_customer_d_updated_at",
        "customer",
        ["gone", sa.literal_column("updated_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("list_customer_name", "customer", ["gone", "name", "id"], unique=False)
    op.create_index("list_customer_next_followup_on", "customer", ["gone", "next_followup_on", "id"], unique=False)
    op.create_index("list_customer_status_name", "customer", ["gone", "status", "name", "id"], unique=False)
    op.create_index("list_customer_type_name", "customer", ["gone", "type", "name", "id"], unique=False)
    op.create_index(
        "trash_customer",
        "customer",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_table(
        "notification",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("kind", text(40), nullable=False),
        sa.Column("activity_id", ID, nullable=True),
        sa.Column("noun", text(191), nullable=False),
        sa.Column("object_id", ID, nullable=True),
        sa.Column("read_at", text(27), nullable=True),
        sa.Column("emailed_at", text(27), nullable=True),
        sa.Column("snoozed_until", text(27), nullable=True),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_notification_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_notification_deleted_by")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_notification_updated_by")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_notification_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_notification_emailed_at"), "notification", ["emailed_at"], unique=False)
    op.create_index(op.f("ix_notification_kind"), "notification", ["kind"], unique=False)
    op.create_index(
        "list_notification_user_id_d_created_at",
        "notification",
        ["gone", "user_id", sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "list_notification_user_id_read_at_d_created_at",
        "notification",
        ["gone", "user_id", "read_at", sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "uq_notification_user_id_activity_id_kind", "notification", ["user_id", "activity_id", "kind"], unique=True
    )
    op.create_table(
        "outbox",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("key", text(191), nullable=False),
        sa.Column("recipient", text(255), nullable=False),
        sa.Column("subject", text(400), nullable=False),
        sa.Column("text", LONG, nullable=False),
        sa.Column("link", text(500), nullable=False),
        sa.Column("user_id", ID, nullable=True),
        sa.Column("noun", text(40), nullable=True),
        sa.Column("object_id", ID, nullable=True),
        sa.Column("notification_id", ID, nullable=True),
        sa.Column("thread", text(80), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("due_at", text(27), nullable=True),
        sa.Column("expires_at", text(27), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", text(27), nullable=True),
        sa.Column("error", text(500), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_outbox_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outbox_created_at"), "outbox", ["created_at"], unique=False)
    op.create_index(op.f("ix_outbox_due_at"), "outbox", ["due_at"], unique=False)
    op.create_index(op.f("ix_outbox_user_id"), "outbox", ["user_id"], unique=False)
    op.create_table(
        "session",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("last_seen_at", text(27), nullable=True),
        sa.Column("expires_at", text(27), nullable=True),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("token_hash", text(255), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_session_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_session_deleted_by")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_session_updated_by")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_session_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_session_user_id"), "session", ["user_id"], unique=False)
    op.create_index(
        "list_session_user_id_d_last_seen_at",
        "session",
        ["gone", "user_id", sa.literal_column("last_seen_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("uq_session_token_hash", "session", ["token_hash"], unique=True)
    op.create_table(
        "team",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("name", text(191), nullable=False),
        sa.Column("team_type", text(40), nullable=False),
        sa.Column("status", text(40), nullable=False),
        sa.Column("manager_id", ID, nullable=True),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_team_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_team_deleted_by")),
        sa.ForeignKeyConstraint(["manager_id"], ["user.id"], name=op.f("fk_team_manager_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_team_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_team_manager_id"), "team", ["manager_id"], unique=False)
    op.create_index(op.f("ix_team_status"), "team", ["status"], unique=False)
    op.create_index(op.f("ix_team_team_type"), "team", ["team_type"], unique=False)
    op.create_index("list_team_manager_id_name", "team", ["gone", "manager_id", "name", "id"], unique=False)
    op.create_index("list_team_name", "team", ["gone", "name", "id"], unique=False)
    op.create_index("list_team_status_name", "team", ["gone", "status", "name", "id"], unique=False)
    op.create_index("list_team_team_type_name", "team", ["gone", "team_type", "name", "id"], unique=False)
    op.create_index(
        "trash_team",
        "team",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_table(
        "ticket",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("kind", text(20), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("token_hash", text(64), nullable=True),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("expires_at", text(27), nullable=False),
        sa.Column("used_at", text(27), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_ticket_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_ticket_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_ticket_expires_at"), "ticket", ["expires_at"], unique=False)
    op.create_index(op.f("ix_ticket_user_id"), "ticket", ["user_id"], unique=False)
    op.create_table(
        "project",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("key", text(191), nullable=False),
        sa.Column("name", text(191), nullable=False),
        sa.Column("customer_id", ID, nullable=True),
        sa.Column("status", text(40), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("start_date", text(10), nullable=True),
        sa.Column("end_date", text(10), nullable=True),
        sa.Column("actual_start_date", text(10), nullable=True),
        sa.Column("actual_end_date", text(10), nullable=True),
        sa.Column("budget", NUMBER, nullable=True),
        sa.Column("estimated_hours", NUMBER, nullable=True),
        sa.Column("manager_id", ID, nullable=True),
        sa.Column("visibility", text(40), nullable=False),
        sa.Column("billing_type", text(40), nullable=False),
        sa.Column("risk_level", sa.SmallInteger(), nullable=False),
        sa.Column("methodology", text(40), nullable=False),
        sa.Column("progress_by", text(40), nullable=False),
        sa.Column("template", sa.Boolean(), nullable=False),
        sa.Column("actual_hours", NUMBER, server_default=sa.text("0"), nullable=False),
        sa.Column("actual_cost", NUMBER, server_default=sa.text("0"), nullable=False),
        sa.Column("billable_amount", NUMBER, server_default=sa.text("0"), nullable=False),
        sa.Column("task_count", ID, server_default=sa.text("0"), nullable=False),
        sa.Column("done_count", ID, server_default=sa.text("0"), nullable=False),
        sa.Column("task_points", NUMBER, server_default=sa.text("0"), nullable=False),
        sa.Column("done_points", NUMBER, server_default=sa.text("0"), nullable=False),
        sa.Column("task_hours", NUMBER, server_default=sa.text("0"), nullable=False),
        sa.Column("done_hours", NUMBER, server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_project_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_project_customer_id")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_project_deleted_by")),
        sa.ForeignKeyConstraint(["manager_id"], ["user.id"], name=op.f("fk_project_manager_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_project_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project")),
        sa.UniqueConstraint("key", name=op.f("uq_project_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_project_billing_type"), "project", ["billing_type"], unique=False)
    op.create_index(op.f("ix_project_customer_id"), "project", ["customer_id"], unique=False)
    op.create_index(op.f("ix_project_manager_id"), "project", ["manager_id"], unique=False)
    op.create_index(op.f("ix_project_methodology"), "project", ["methodology"], unique=False)
    op.create_index(op.f("ix_project_status"), "project", ["status"], unique=False)
    op.create_index("list_project_customer_id_name", "project", ["gone", "customer_id", "name", "id"], unique=False)
    op.create_index(
        "list_project_d_updated_at",
        "project",
        ["gone", sa.literal_column("updated_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("list_project_end_date", "project", ["gone", "end_date", "id"], unique=False)
    op.create_index("list_project_manager_id_name", "project", ["gone", "manager_id", "name", "id"], unique=False)
    op.create_index("list_project_name", "project", ["gone", "name", "id"], unique=False)
    op.create_index("list_project_priority", "project", ["gone", "priority", "id"], unique=False)
    op.create_index("list_project_status_name", "project", ["gone", "status", "name", "id"], unique=False)
    op.create_index(
        "trash_project",
        "project",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_table(
        "team_members",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["team.id"], name=op.f("fk_team_members_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["user.id"], name=op.f("fk_team_members_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_team_members")),
    )
    op.create_index("ix_team_members_target", "team_members", ["target_id", "owner_id"], unique=False)
    op.create_table(
        "deal",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("title", text(191), nullable=False),
        sa.Column("customer_id", ID, nullable=False),
        sa.Column("owner_id", ID, nullable=True),
        sa.Column("pipeline", text(191), nullable=False),
        sa.Column("stage", text(191), nullable=False),
        sa.Column("probability", NUMBER, nullable=True),
        sa.Column("kind", text(40), nullable=False),
        sa.Column("amount", NUMBER, nullable=False),
        sa.Column("currency", text(191), nullable=False),
        sa.Column("expected_close_on", text(10), nullable=True),
        sa.Column("closed_at", text(27), nullable=True),
        sa.Column("source", text(191), nullable=False),
        sa.Column("project_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_deal_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_deal_customer_id")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_deal_deleted_by")),
        sa.ForeignKeyConstraint(["owner_id"], ["user.id"], name=op.f("fk_deal_owner_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_deal_project_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_deal_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deal")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_deal_customer_id"), "deal", ["customer_id"], unique=False)
    op.create_index(op.f("ix_deal_owner_id"), "deal", ["owner_id"], unique=False)
    op.create_index(op.f("ix_deal_project_id"), "deal", ["project_id"], unique=False)
    op.create_index("list_deal_customer_id_kind", "deal", ["gone", "customer_id", "kind", "id"], unique=False)
    op.create_index(
        "list_deal_d_updated_at",
        "deal",
        ["gone", sa.literal_column("updated_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("list_deal_expected_close_on", "deal", ["gone", "expected_close_on", "id"], unique=False)
    op.create_index("list_deal_kind_closed_at", "deal", ["gone", "kind", "closed_at", "id"], unique=False)
    op.create_index("list_deal_owner_id_kind", "deal", ["gone", "owner_id", "kind", "id"], unique=False)
    op.create_index(
        "list_deal_pipeline_kind_expected_close_on",
        "deal",
        ["gone", "pipeline", "kind", "expected_close_on", "id"],
        unique=False,
    )
    op.create_index(
        "list_deal_pipeline_stage_d_amount",
        "deal",
        ["gone", "pipeline", "stage", sa.literal_column("amount DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "trash_deal",
        "deal",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_table(
        "label",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("name", text(191), nullable=False),
        sa.Column("project_id", ID, nullable=True),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_label_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_label_deleted_by")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_label_project_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_label_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_label_project_id"), "label", ["project_id"], unique=False)
    op.create_index("list_label_name", "label", ["gone", "name", "id"], unique=False)
    op.create_index("list_label_project_id_name", "label", ["gone", "project_id", "name", "id"], unique=False)
    op.create_index(
        "trash_label",
        "label",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_table(
        "milestone",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("name", text(191), nullable=False),
        sa.Column("project_id", ID, nullable=False),
        sa.Column("status", text(40), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("milestone_type", text(40), nullable=False),
        sa.Column("due_date", text(10), nullable=True),
        sa.Column("completed_at", text(27), nullable=True),
        sa.Column("owner_id", ID, nullable=True),
        sa.Column("estimated_hours", NUMBER, nullable=True),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_milestone_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_milestone_deleted_by")),
        sa.ForeignKeyConstraint(["owner_id"], ["user.id"], name=op.f("fk_milestone_owner_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_milestone_project_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_milestone_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_milestone_milestone_type"), "milestone", ["milestone_type"], unique=False)
    op.create_index(op.f("ix_milestone_owner_id"), "milestone", ["owner_id"], unique=False)
    op.create_index(op.f("ix_milestone_project_id"), "milestone", ["project_id"], unique=False)
    op.create_index(op.f("ix_milestone_status"), "milestone", ["status"], unique=False)
    op.create_index("list_milestone_due_date", "milestone", ["gone", "due_date", "id"], unique=False)
    op.create_index("list_milestone_name", "milestone", ["gone", "name", "id"], unique=False)
    op.create_index("list_milestone_priority", "milestone", ["gone", "priority", "id"], unique=False)
    op.create_index(
        "list_milestone_project_id_due_date", "milestone", ["gone", "project_id", "due_date", "id"], unique=False
    )
    op.create_index(
        "list_milestone_project_id_status_due_date",
        "milestone",
        ["gone", "project_id", "status", "due_date", "id"],
        unique=False,
    )
    op.create_index("list_milestone_status_due_date", "milestone", ["gone", "status", "due_date", "id"], unique=False)
    op.create_index(
        "trash_milestone",
        "milestone",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_table(
        "project_members",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.Column("role", text(40), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["project.id"], name=op.f("fk_project_members_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["user.id"], name=op.f("fk_project_members_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_project_members")),
    )
    op.create_index("ix_project_members_target", "project_members", ["target_id", "owner_id"], unique=False)
    op.create_table(
        "saved_view",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("name", text(191), nullable=False),
        sa.Column("noun", text(191), nullable=False),
        sa.Column("owner_id", ID, nullable=True),
        sa.Column("project_id", ID, nullable=True),
        sa.Column("layout", text(40), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("secret_hash", text(255), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_saved_view_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_saved_view_deleted_by")),
        sa.ForeignKeyConstraint(["owner_id"], ["user.id"], name=op.f("fk_saved_view_owner_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_saved_view_project_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_saved_view_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_saved_view_layout"), "saved_view", ["layout"], unique=False)
    op.create_index(op.f("ix_saved_view_owner_id"), "saved_view", ["owner_id"], unique=False)
    op.create_index(op.f("ix_saved_view_project_id"), "saved_view", ["project_id"], unique=False)
    op.create_index("list_saved_view_name", "saved_view", ["gone", "name", "id"], unique=False)
    op.create_index("list_saved_view_owner_id_name", "saved_view", ["gone", "owner_id", "name", "id"], unique=False)
    op.create_index("list_saved_view_project_id_name", "saved_view", ["gone", "project_id", "name", "id"], unique=False)
    op.create_index(
        "trash_saved_view",
        "saved_view",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_index("uq_saved_view_secret_hash", "saved_view", ["secret_hash"], unique=True)
    op.create_table(
        "sprint",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("name", text(191), nullable=False),
        sa.Column("project_id", ID, nullable=False),
        sa.Column("number", ID, nullable=False),
        sa.Column("status", text(40), nullable=False),
        sa.Column("start_date", text(10), nullable=True),
        sa.Column("end_date", text(10), nullable=True),
        sa.Column("completed_at", text(27), nullable=True),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_sprint_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_sprint_deleted_by")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_sprint_project_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_sprint_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sprint")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sprint_status"), "sprint", ["status"], unique=False)
    op.create_index("list_sprint_end_date", "sprint", ["gone", "end_date", "id"], unique=False)
    op.create_index("list_sprint_name", "sprint", ["gone", "name", "id"], unique=False)
    op.create_index("list_sprint_project_id_number", "sprint", ["gone", "project_id", "number", "id"], unique=False)
    op.create_index(
        "list_sprint_project_id_status_start_date",
        "sprint",
        ["gone", "project_id", "status", "start_date", "id"],
        unique=False,
    )
    op.create_index("list_sprint_start_date", "sprint", ["gone", "start_date", "id"], unique=False)
    op.create_index("list_sprint_status_start_date", "sprint", ["gone", "status", "start_date", "id"], unique=False)
    op.create_index(
        "trash_sprint",
        "sprint",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_index("uq_sprint_project_id_number", "sprint", ["project_id", "number"], unique=True)
    op.create_table(
        "team_projects",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["team.id"], name=op.f("fk_team_projects_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["project.id"], name=op.f("fk_team_projects_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_team_projects")),
    )
    op.create_index("ix_team_projects_target", "team_projects", ["target_id", "owner_id"], unique=False)
    op.create_table(
        "webhook",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("name", text(191), nullable=False),
        sa.Column("project_id", ID, nullable=True),
        sa.Column("format", text(40), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("secret", text(1000), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_webhook_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_webhook_deleted_by")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_webhook_project_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_webhook_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_webhook_format"), "webhook", ["format"], unique=False)
    op.create_index(op.f("ix_webhook_project_id"), "webhook", ["project_id"], unique=False)
    op.create_index("list_webhook_active", "webhook", ["gone", "active", "id"], unique=False)
    op.create_index("list_webhook_project_id_name", "webhook", ["gone", "project_id", "name", "id"], unique=False)
    op.create_index(
        "trash_webhook",
        "webhook",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_table(
        "milestone_stakeholders",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["milestone.id"], name=op.f("fk_milestone_stakeholders_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["user.id"], name=op.f("fk_milestone_stakeholders_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_milestone_stakeholders")),
    )
    op.create_index(
        "ix_milestone_stakeholders_target", "milestone_stakeholders", ["target_id", "owner_id"], unique=False
    )
    op.create_table(
        "saved_view_shared_with",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["saved_view.id"], name=op.f("fk_saved_view_shared_with_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["user.id"], name=op.f("fk_saved_view_shared_with_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_saved_view_shared_with")),
    )
    op.create_index(
        "ix_saved_view_shared_with_target", "saved_view_shared_with", ["target_id", "owner_id"], unique=False
    )
    op.create_table(
        "sprint_members",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["sprint.id"], name=op.f("fk_sprint_members_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["user.id"], name=op.f("fk_sprint_members_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_sprint_members")),
    )
    op.create_index("ix_sprint_members_target", "sprint_members", ["target_id", "owner_id"], unique=False)
    op.create_table(
        "task",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("title", text(191), nullable=False),
        sa.Column("sprint_id", ID, nullable=True),
        sa.Column("milestone_id", ID, nullable=True),
        sa.Column("parent_id", ID, nullable=True),
        sa.Column("epic_id", ID, nullable=True),
        sa.Column("reporter_id", ID, nullable=True),
        sa.Column("status", text(40), nullable=False),
        sa.Column("state", text(191), nullable=True),
        sa.Column("rank", text(191), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("task_type", text(40), nullable=False),
        sa.Column("story_points", NUMBER, nullable=True),
        sa.Column("estimated_hours", NUMBER, nullable=True),
        sa.Column("remaining_hours", NUMBER, nullable=True),
        sa.Column("start_date", text(10), nullable=True),
        sa.Column("due_date", text(10), nullable=True),
        sa.Column("started_at", text(27), nullable=True),
        sa.Column("completed_at", text(27), nullable=True),
        sa.Column("component", text(191), nullable=False),
        sa.Column("target_version", text(191), nullable=False),
        sa.Column("severity", sa.SmallInteger(), nullable=True),
        sa.Column("next_id", ID, nullable=True),
        sa.Column("actual_hours", NUMBER, server_default=sa.text("0"), nullable=False),
        sa.Column("open_blockers", ID, server_default=sa.text("0"), nullable=False),
        sa.Column("progress", NUMBER, server_default=sa.text("0"), nullable=False),
        sa.Column("comment_count", ID, server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("project_id", ID, nullable=False),
        sa.Column("number", ID, nullable=False),
        sa.Column("reference", text(191), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_task_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_task_deleted_by")),
        sa.ForeignKeyConstraint(["epic_id"], ["task.id"], name=op.f("fk_task_epic_id")),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_task_milestone_id")),
        sa.ForeignKeyConstraint(["next_id"], ["task.id"], name=op.f("fk_task_next_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["task.id"], name=op.f("fk_task_parent_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_task_project_id")),
        sa.ForeignKeyConstraint(["reporter_id"], ["user.id"], name=op.f("fk_task_reporter_id")),
        sa.ForeignKeyConstraint(["sprint_id"], ["sprint.id"], name=op.f("fk_task_sprint_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_task_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_task_epic_id"), "task", ["epic_id"], unique=False)
    op.create_index(op.f("ix_task_milestone_id"), "task", ["milestone_id"], unique=False)
    op.create_index(op.f("ix_task_next_id"), "task", ["next_id"], unique=False)
    op.create_index(op.f("ix_task_parent_id"), "task", ["parent_id"], unique=False)
    op.create_index(op.f("ix_task_reporter_id"), "task", ["reporter_id"], unique=False)
    op.create_index(op.f("ix_task_sprint_id"), "task", ["sprint_id"], unique=False)
    op.create_index(op.f("ix_task_status"), "task", ["status"], unique=False)
    op.create_index(op.f("ix_task_task_type"), "task", ["task_type"], unique=False)
    op.create_index(
        "list_task_d_completed_at",
        "task",
        ["gone", sa.literal_column("completed_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "list_task_d_updated_at",
        "task",
        ["gone", sa.literal_column("updated_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("list_task_due_date", "task", ["gone", "due_date", "id"], unique=False)
    op.create_index("list_task_epic_id_rank", "task", ["gone", "epic_id", "rank", "id"], unique=False)
    op.create_index("list_task_milestone_id_rank", "task", ["gone", "milestone_id", "rank", "id"], unique=False)
    op.create_index("list_task_parent_id_rank", "task", ["gone", "parent_id", "rank", "id"], unique=False)
    op.create_index("list_task_priority", "task", ["gone", "priority", "id"], unique=False)
    op.create_index(
        "list_task_project_id_d_priority",
        "task",
        ["gone", "project_id", sa.literal_column("priority DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "list_task_project_id_d_updated_at",
        "task",
        ["gone", "project_id", sa.literal_column("updated_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("list_task_project_id_due_date", "task", ["gone", "project_id", "due_date", "id"], unique=False)
    op.create_index("list_task_project_id_rank", "task", ["gone", "project_id", "rank", "id"], unique=False)
    op.create_index(
        "list_task_project_id_status_rank", "task", ["gone", "project_id", "status", "rank", "id"], unique=False
    )
    op.create_index("list_task_rank", "task", ["gone", "rank", "id"], unique=False)
    op.create_index("list_task_sprint_id_rank", "task", ["gone", "sprint_id", "rank", "id"], unique=False)
    op.create_index("list_task_status_due_date", "task", ["gone", "status", "due_date", "id"], unique=False)
    op.create_index("list_task_title", "task", ["gone", "title", "id"], unique=False)
    op.create_index(
        "trash_task",
        "task",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_index("uq_task_project_id_number", "task", ["project_id", "number"], unique=True)
    op.create_index("uq_task_project_id_rank", "task", ["project_id", "rank"], unique=True)
    op.create_table(
        "issue",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("title", text(191), nullable=False),
        sa.Column("task_id", ID, nullable=True),
        sa.Column("sprint_id", ID, nullable=True),
        sa.Column("parent_id", ID, nullable=True),
        sa.Column("reporter_id", ID, nullable=True),
        sa.Column("status", text(40), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("severity", sa.SmallInteger(), nullable=False),
        sa.Column("issue_type", text(40), nullable=False),
        sa.Column("category", text(40), nullable=True),
        sa.Column("resolution", text(40), nullable=False),
        sa.Column("component", text(191), nullable=False),
        sa.Column("due_date", text(10), nullable=True),
        sa.Column("started_at", text(27), nullable=True),
        sa.Column("resolved_at", text(27), nullable=True),
        sa.Column("closed_at", text(27), nullable=True),
        sa.Column("estimated_hours", NUMBER, nullable=True),
        sa.Column("story_points", NUMBER, nullable=True),
        sa.Column("customer_id", ID, nullable=True),
        sa.Column("frequency", text(40), nullable=False),
        sa.Column("impact_users", ID, nullable=False),
        sa.Column("technical_debt", sa.Boolean(), nullable=False),
        sa.Column("security", sa.Boolean(), nullable=False),
        sa.Column("performance", sa.Boolean(), nullable=False),
        sa.Column("accessibility", sa.Boolean(), nullable=False),
        sa.Column("regression", sa.Boolean(), nullable=False),
        sa.Column("actual_hours", NUMBER, server_default=sa.text("0"), nullable=False),
        sa.Column("comment_count", ID, server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("project_id", ID, nullable=False),
        sa.Column("number", ID, nullable=False),
        sa.Column("reference", text(191), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_issue_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_issue_customer_id")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_issue_deleted_by")),
        sa.ForeignKeyConstraint(["parent_id"], ["issue.id"], name=op.f("fk_issue_parent_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_issue_project_id")),
        sa.ForeignKeyConstraint(["reporter_id"], ["user.id"], name=op.f("fk_issue_reporter_id")),
        sa.ForeignKeyConstraint(["sprint_id"], ["sprint.id"], name=op.f("fk_issue_sprint_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_issue_task_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_issue_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_issue_category"), "issue", ["category"], unique=False)
    op.create_index(op.f("ix_issue_closed_at"), "issue", ["closed_at"], unique=False)
    op.create_index(op.f("ix_issue_customer_id"), "issue", ["customer_id"], unique=False)
    op.create_index(op.f("ix_issue_issue_type"), "issue", ["issue_type"], unique=False)
    op.create_index(op.f("ix_issue_parent_id"), "issue", ["parent_id"], unique=False)
    op.create_index(op.f("ix_issue_reporter_id"), "issue", ["reporter_id"], unique=False)
    op.create_index(op.f("ix_issue_resolved_at"), "issue", ["resolved_at"], unique=False)
    op.create_index(op.f("ix_issue_sprint_id"), "issue", ["sprint_id"], unique=False)
    op.create_index(op.f("ix_issue_status"), "issue", ["status"], unique=False)
    op.create_index(op.f("ix_issue_task_id"), "issue", ["task_id"], unique=False)
    op.create_index(
        "list_issue_customer_id_d_created_at",
        "issue",
        ["gone", "customer_id", sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "list_issue_d_updated_at",
        "issue",
        ["gone", sa.literal_column("updated_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("list_issue_due_date", "issue", ["gone", "due_date", "id"], unique=False)
    op.create_index(
        "list_issue_project_id_d_priority",
        "issue",
        ["gone", "project_id", sa.literal_column("priority DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "list_issue_project_id_d_updated_at",
        "issue",
        ["gone", "project_id", sa.literal_column("updated_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("list_issue_project_id_due_date", "issue", ["gone", "project_id", "due_date", "id"], unique=False)
    op.create_index(
        "list_issue_project_id_status_d_priority",
        "issue",
        ["gone", "project_id", "status", sa.literal_column("priority DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("list_issue_severity", "issue", ["gone", "severity", "id"], unique=False)
    op.create_index("list_issue_sprint_id_status", "issue", ["gone", "sprint_id", "status", "id"], unique=False)
    op.create_index(
        "list_issue_status_d_priority",
        "issue",
        ["gone", "status", sa.literal_column("priority DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("list_issue_title", "issue", ["gone", "title", "id"], unique=False)
    op.create_index(
        "trash_issue",
        "issue",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_index("uq_issue_project_id_number", "issue", ["project_id", "number"], unique=True)
    op.create_table(
        "task_assignee_ids",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["task.id"], name=op.f("fk_task_assignee_ids_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["user.id"], name=op.f("fk_task_assignee_ids_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_task_assignee_ids")),
    )
    op.create_index("ix_task_assignee_ids_target", "task_assignee_ids", ["target_id", "owner_id"], unique=False)
    op.create_table(
        "task_labels",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["task.id"], name=op.f("fk_task_labels_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["label.id"], name=op.f("fk_task_labels_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_task_labels")),
    )
    op.create_index("ix_task_labels_target", "task_labels", ["target_id", "owner_id"], unique=False)
    op.create_table(
        "task_watchers",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["task.id"], name=op.f("fk_task_watchers_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["user.id"], name=op.f("fk_task_watchers_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_task_watchers")),
    )
    op.create_index("ix_task_watchers_target", "task_watchers", ["target_id", "owner_id"], unique=False)
    op.create_table(
        "agenda",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("project_id", ID, nullable=True),
        sa.Column("team_id", ID, nullable=True),
        sa.Column("customer_id", ID, nullable=True),
        sa.Column("task_id", ID, nullable=True),
        sa.Column("issue_id", ID, nullable=True),
        sa.Column("milestone_id", ID, nullable=True),
        sa.Column("sprint_id", ID, nullable=True),
        sa.Column("title", text(191), nullable=False),
        sa.Column("agenda_type", text(40), nullable=False),
        sa.Column("status", text(40), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("start", text(27), nullable=True),
        sa.Column("end", text(27), nullable=True),
        sa.Column("all_day", sa.Boolean(), nullable=False),
        sa.Column("start_on", text(10), nullable=True),
        sa.Column("end_on", text(10), nullable=True),
        sa.Column("organizer_id", ID, nullable=True),
        sa.Column("deal_id", ID, nullable=True),
        sa.Column("visibility", text(40), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_agenda_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_agenda_customer_id")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_agenda_deal_id")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_agenda_deleted_by")),
        sa.ForeignKeyConstraint(["issue_id"], ["issue.id"], name=op.f("fk_agenda_issue_id")),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_agenda_milestone_id")),
        sa.ForeignKeyConstraint(["organizer_id"], ["user.id"], name=op.f("fk_agenda_organizer_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_agenda_project_id")),
        sa.ForeignKeyConstraint(["sprint_id"], ["sprint.id"], name=op.f("fk_agenda_sprint_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_agenda_task_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_agenda_team_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_agenda_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_agenda_customer_id"), "agenda", ["customer_id"], unique=False)
    op.create_index(op.f("ix_agenda_deal_id"), "agenda", ["deal_id"], unique=False)
    op.create_index(op.f("ix_agenda_end"), "agenda", ["end"], unique=False)
    op.create_index(op.f("ix_agenda_issue_id"), "agenda", ["issue_id"], unique=False)
    op.create_index(op.f("ix_agenda_milestone_id"), "agenda", ["milestone_id"], unique=False)
    op.create_index(op.f("ix_agenda_organizer_id"), "agenda", ["organizer_id"], unique=False)
    op.create_index(op.f("ix_agenda_project_id"), "agenda", ["project_id"], unique=False)
    op.create_index(op.f("ix_agenda_sprint_id"), "agenda", ["sprint_id"], unique=False)
    op.create_index(op.f("ix_agenda_task_id"), "agenda", ["task_id"], unique=False)
    op.create_index(op.f("ix_agenda_team_id"), "agenda", ["team_id"], unique=False)
    op.create_index("list_agenda_customer_id_start", "agenda", ["gone", "customer_id", "start", "id"], unique=False)
    op.create_index("list_agenda_organizer_id_start", "agenda", ["gone", "organizer_id", "start", "id"], unique=False)
    op.create_index("list_agenda_project_id_start", "agenda", ["gone", "project_id", "start", "id"], unique=False)
    op.create_index("list_agenda_start", "agenda", ["gone", "start", "id"], unique=False)
    op.create_index("list_agenda_status_start", "agenda", ["gone", "status", "start", "id"], unique=False)
    op.create_index("list_agenda_team_id_start", "agenda", ["gone", "team_id", "start", "id"], unique=False)
    op.create_index(
        "trash_agenda",
        "agenda",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_table(
        "issue_assignee_ids",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["issue.id"], name=op.f("fk_issue_assignee_ids_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["user.id"], name=op.f("fk_issue_assignee_ids_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_issue_assignee_ids")),
    )
    op.create_index("ix_issue_assignee_ids_target", "issue_assignee_ids", ["target_id", "owner_id"], unique=False)
    op.create_table(
        "issue_labels",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["issue.id"], name=op.f("fk_issue_labels_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["label.id"], name=op.f("fk_issue_labels_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_issue_labels")),
    )
    op.create_index("ix_issue_labels_target", "issue_labels", ["target_id", "owner_id"], unique=False)
    op.create_table(
        "issue_watchers",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["issue.id"], name=op.f("fk_issue_watchers_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["user.id"], name=op.f("fk_issue_watchers_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_issue_watchers")),
    )
    op.create_index("ix_issue_watchers_target", "issue_watchers", ["target_id", "owner_id"], unique=False)
    op.create_table(
        "link",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("link_type", text(40), nullable=False),
        sa.Column("task_id", ID, nullable=True),
        sa.Column("issue_id", ID, nullable=True),
        sa.Column("milestone_id", ID, nullable=True),
        sa.Column("to_task_id", ID, nullable=True),
        sa.Column("to_issue_id", ID, nullable=True),
        sa.Column("to_milestone_id", ID, nullable=True),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_link_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_link_deleted_by")),
        sa.ForeignKeyConstraint(["issue_id"], ["issue.id"], name=op.f("fk_link_issue_id")),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_link_milestone_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_link_task_id")),
        sa.ForeignKeyConstraint(["to_issue_id"], ["issue.id"], name=op.f("fk_link_to_issue_id")),
        sa.ForeignKeyConstraint(["to_milestone_id"], ["milestone.id"], name=op.f("fk_link_to_milestone_id")),
        sa.ForeignKeyConstraint(["to_task_id"], ["task.id"], name=op.f("fk_link_to_task_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_link_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_link_issue_id"), "link", ["issue_id"], unique=False)
    op.create_index(op.f("ix_link_link_type"), "link", ["link_type"], unique=False)
    op.create_index(op.f("ix_link_milestone_id"), "link", ["milestone_id"], unique=False)
    op.create_index(op.f("ix_link_task_id"), "link", ["task_id"], unique=False)
    op.create_index(op.f("ix_link_to_issue_id"), "link", ["to_issue_id"], unique=False)
    op.create_index(op.f("ix_link_to_milestone_id"), "link", ["to_milestone_id"], unique=False)
    op.create_index(op.f("ix_link_to_task_id"), "link", ["to_task_id"], unique=False)
    op.create_table(
        "time_entry",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("project_id", ID, nullable=True),
        sa.Column("user_id", ID, nullable=True),
        sa.Column("task_id", ID, nullable=True),
        sa.Column("issue_id", ID, nullable=True),
        sa.Column("date", text(10), nullable=True),
        sa.Column("hours", NUMBER, nullable=False),
        sa.Column("billable", sa.Boolean(), nullable=False),
        sa.Column("started_at", text(27), nullable=True),
        sa.Column("ended_at", text(27), nullable=True),
        sa.Column("running_for", ID, nullable=True),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_time_entry_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_time_entry_deleted_by")),
        sa.ForeignKeyConstraint(["issue_id"], ["issue.id"], name=op.f("fk_time_entry_issue_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_time_entry_project_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_time_entry_task_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_time_entry_updated_by")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_time_entry_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_entry")),
        sa.UniqueConstraint("running_for", name=op.f("uq_time_entry_running_for")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_time_entry_billable"), "time_entry", ["billable"], unique=False)
    op.create_index(op.f("ix_time_entry_issue_id"), "time_entry", ["issue_id"], unique=False)
    op.create_index(op.f("ix_time_entry_project_id"), "time_entry", ["project_id"], unique=False)
    op.create_index(op.f("ix_time_entry_task_id"), "time_entry", ["task_id"], unique=False)
    op.create_index(op.f("ix_time_entry_user_id"), "time_entry", ["user_id"], unique=False)
    op.create_index(
        "list_time_entry_d_date",
        "time_entry",
        ["gone", sa.literal_column("date DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("list_time_entry_issue_id_date", "time_entry", ["gone", "issue_id", "date", "id"], unique=False)
    op.create_index("list_time_entry_project_id_date", "time_entry", ["gone", "project_id", "date", "id"], unique=False)
    op.create_index("list_time_entry_task_id_date", "time_entry", ["gone", "task_id", "date", "id"], unique=False)
    op.create_index("list_time_entry_user_id_date", "time_entry", ["gone", "user_id", "date", "id"], unique=False)
    op.create_index(
        "trash_time_entry",
        "time_entry",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_table(
        "agenda_attendee_ids",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["agenda.id"], name=op.f("fk_agenda_attendee_ids_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["user.id"], name=op.f("fk_agenda_attendee_ids_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_agenda_attendee_ids")),
    )
    op.create_index("ix_agenda_attendee_ids_target", "agenda_attendee_ids", ["target_id", "owner_id"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("name", text(191), nullable=False),
        sa.Column("file_key", text(191), nullable=True),
        sa.Column("content_type", text(191), nullable=False),
        sa.Column("size", ID, nullable=False),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("task_id", ID, nullable=True),
        sa.Column("issue_id", ID, nullable=True),
        sa.Column("project_id", ID, nullable=True),
        sa.Column("milestone_id", ID, nullable=True),
        sa.Column("sprint_id", ID, nullable=True),
        sa.Column("customer_id", ID, nullable=True),
        sa.Column("deal_id", ID, nullable=True),
        sa.Column("agenda_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["agenda_id"], ["agenda.id"], name=op.f("fk_attachment_agenda_id")),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_attachment_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_attachment_customer_id")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_attachment_deal_id")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_attachment_deleted_by")),
        sa.ForeignKeyConstraint(["issue_id"], ["issue.id"], name=op.f("fk_attachment_issue_id")),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_attachment_milestone_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_attachment_project_id")),
        sa.ForeignKeyConstraint(["sprint_id"], ["sprint.id"], name=op.f("fk_attachment_sprint_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_attachment_task_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_attachment_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attachment_agenda_id"), "attachment", ["agenda_id"], unique=False)
    op.create_index(op.f("ix_attachment_customer_id"), "attachment", ["customer_id"], unique=False)
    op.create_index(op.f("ix_attachment_deal_id"), "attachment", ["deal_id"], unique=False)
    op.create_index(op.f("ix_attachment_file_key"), "attachment", ["file_key"], unique=False)
    op.create_index(op.f("ix_attachment_internal"), "attachment", ["internal"], unique=False)
    op.create_index(op.f("ix_attachment_issue_id"), "attachment", ["issue_id"], unique=False)
    op.create_index(op.f("ix_attachment_milestone_id"), "attachment", ["milestone_id"], unique=False)
    op.create_index(op.f("ix_attachment_project_id"), "attachment", ["project_id"], unique=False)
    op.create_index(op.f("ix_attachment_sprint_id"), "attachment", ["sprint_id"], unique=False)
    op.create_index(op.f("ix_attachment_task_id"), "attachment", ["task_id"], unique=False)
    op.create_index(
        "list_attachment_d_created_at",
        "attachment",
        ["gone", sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "list_attachment_issue_id_created_at", "attachment", ["gone", "issue_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "list_attachment_project_id_created_at", "attachment", ["gone", "project_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "list_attachment_task_id_created_at", "attachment", ["gone", "task_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "trash_attachment",
        "attachment",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_table(
        "chat",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("project_id", ID, nullable=True),
        sa.Column("team_id", ID, nullable=True),
        sa.Column("customer_id", ID, nullable=True),
        sa.Column("task_id", ID, nullable=True),
        sa.Column("issue_id", ID, nullable=True),
        sa.Column("milestone_id", ID, nullable=True),
        sa.Column("sprint_id", ID, nullable=True),
        sa.Column("name", text(191), nullable=False),
        sa.Column("chat_type", text(40), nullable=False),
        sa.Column("status", text(40), nullable=False),
        sa.Column("visibility", text(40), nullable=True),
        sa.Column("owner_id", ID, nullable=True),
        sa.Column("agenda_id", ID, nullable=True),
        sa.Column("member_count", ID, server_default=sa.text("0"), nullable=False),
        sa.Column("message_count", ID, server_default=sa.text("0"), nullable=False),
        sa.Column("last_message_at", text(27), nullable=True),
        sa.ForeignKeyConstraint(["agenda_id"], ["agenda.id"], name=op.f("fk_chat_agenda_id")),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_chat_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_chat_customer_id")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_chat_deleted_by")),
        sa.ForeignKeyConstraint(["issue_id"], ["issue.id"], name=op.f("fk_chat_issue_id")),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_chat_milestone_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["user.id"], name=op.f("fk_chat_owner_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_chat_project_id")),
        sa.ForeignKeyConstraint(["sprint_id"], ["sprint.id"], name=op.f("fk_chat_sprint_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_chat_task_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_chat_team_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_chat_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_chat_agenda_id"), "chat", ["agenda_id"], unique=False)
    op.create_index(op.f("ix_chat_customer_id"), "chat", ["customer_id"], unique=False)
    op.create_index(op.f("ix_chat_issue_id"), "chat", ["issue_id"], unique=False)
    op.create_index(op.f("ix_chat_milestone_id"), "chat", ["milestone_id"], unique=False)
    op.create_index(op.f("ix_chat_owner_id"), "chat", ["owner_id"], unique=False)
    op.create_index(op.f("ix_chat_project_id"), "chat", ["project_id"], unique=False)
    op.create_index(op.f("ix_chat_sprint_id"), "chat", ["sprint_id"], unique=False)
    op.create_index(op.f("ix_chat_task_id"), "chat", ["task_id"], unique=False)
    op.create_index(op.f("ix_chat_team_id"), "chat", ["team_id"], unique=False)
    op.create_index("list_chat_chat_type_name", "chat", ["gone", "chat_type", "name", "id"], unique=False)
    op.create_index("list_chat_customer_id_name", "chat", ["gone", "customer_id", "name", "id"], unique=False)
    op.create_index(
        "list_chat_d_last_message_at",
        "chat",
        ["gone", sa.literal_column("last_message_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("list_chat_name", "chat", ["gone", "name", "id"], unique=False)
    op.create_index("list_chat_owner_id_name", "chat", ["gone", "owner_id", "name", "id"], unique=False)
    op.create_index("list_chat_project_id_name", "chat", ["gone", "project_id", "name", "id"], unique=False)
    op.create_index("list_chat_status_name", "chat", ["gone", "status", "name", "id"], unique=False)
    op.create_index("list_chat_team_id_name", "chat", ["gone", "team_id", "name", "id"], unique=False)
    op.create_index(
        "trash_chat",
        "chat",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_table(
        "comment",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("task_id", ID, nullable=True),
        sa.Column("issue_id", ID, nullable=True),
        sa.Column("project_id", ID, nullable=True),
        sa.Column("milestone_id", ID, nullable=True),
        sa.Column("sprint_id", ID, nullable=True),
        sa.Column("customer_id", ID, nullable=True),
        sa.Column("deal_id", ID, nullable=True),
        sa.Column("agenda_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["agenda_id"], ["agenda.id"], name=op.f("fk_comment_agenda_id")),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_comment_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_comment_customer_id")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_comment_deal_id")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_comment_deleted_by")),
        sa.ForeignKeyConstraint(["issue_id"], ["issue.id"], name=op.f("fk_comment_issue_id")),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_comment_milestone_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_comment_project_id")),
        sa.ForeignKeyConstraint(["sprint_id"], ["sprint.id"], name=op.f("fk_comment_sprint_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_comment_task_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_comment_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_comment_agenda_id"), "comment", ["agenda_id"], unique=False)
    op.create_index(op.f("ix_comment_customer_id"), "comment", ["customer_id"], unique=False)
    op.create_index(op.f("ix_comment_deal_id"), "comment", ["deal_id"], unique=False)
    op.create_index(op.f("ix_comment_issue_id"), "comment", ["issue_id"], unique=False)
    op.create_index(op.f("ix_comment_milestone_id"), "comment", ["milestone_id"], unique=False)
    op.create_index(op.f("ix_comment_project_id"), "comment", ["project_id"], unique=False)
    op.create_index(op.f("ix_comment_sprint_id"), "comment", ["sprint_id"], unique=False)
    op.create_index(op.f("ix_comment_task_id"), "comment", ["task_id"], unique=False)
    op.create_index(
        "list_comment_customer_id_created_at", "comment", ["gone", "customer_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "list_comment_d_created_at",
        "comment",
        ["gone", sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("list_comment_deal_id_created_at", "comment", ["gone", "deal_id", "created_at", "id"], unique=False)
    op.create_index(
        "list_comment_issue_id_created_at", "comment", ["gone", "issue_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "list_comment_project_id_created_at", "comment", ["gone", "project_id", "created_at", "id"], unique=False
    )
    op.create_index("list_comment_task_id_created_at", "comment", ["gone", "task_id", "created_at", "id"], unique=False)
    op.create_index(
        "trash_comment",
        "comment",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_table(
        "chat_member",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("chat_id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("role", text(40), nullable=False),
        sa.Column("invited_by", ID, nullable=True),
        sa.Column("status", text(40), nullable=False),
        sa.Column("last_read_message_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name=op.f("fk_chat_member_chat_id")),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_chat_member_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_chat_member_deleted_by")),
        sa.ForeignKeyConstraint(["invited_by"], ["user.id"], name=op.f("fk_chat_member_invited_by")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_chat_member_updated_by")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_chat_member_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_member")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_chat_member_invited_by"), "chat_member", ["invited_by"], unique=False)
    op.create_index(op.f("ix_chat_member_user_id"), "chat_member", ["user_id"], unique=False)
    op.create_index("list_chat_member_chat_id_role", "chat_member", ["gone", "chat_id", "role", "id"], unique=False)
    op.create_index("list_chat_member_user_id_status", "chat_member", ["gone", "user_id", "status", "id"], unique=False)
    op.create_index("uq_chat_member_chat_id_user_id", "chat_member", ["chat_id", "user_id"], unique=True)
    op.create_table(
        "comment_mentions",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["comment.id"], name=op.f("fk_comment_mentions_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["user.id"], name=op.f("fk_comment_mentions_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_comment_mentions")),
    )
    op.create_index("ix_comment_mentions_target", "comment_mentions", ["target_id", "owner_id"], unique=False)
    op.create_table(
        "message",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", LONG, nullable=False),
        sa.Column("gone", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", text(27), nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("updated_at", text(27), nullable=False),
        sa.Column("updated_by", ID, nullable=True),
        sa.Column("deleted_at", text(27), nullable=True),
        sa.Column("deleted_by", ID, nullable=True),
        sa.Column("chat_id", ID, nullable=False),
        sa.Column("sender_id", ID, nullable=True),
        sa.Column("message_type", text(40), nullable=False),
        sa.Column("thread_id", ID, nullable=True),
        sa.Column("reply_to_id", ID, nullable=True),
        sa.Column("mentions_all", sa.Boolean(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("forwarded_from", ID, nullable=True),
        sa.Column("scheduled_at", text(27), nullable=True),
        sa.Column("expires_at", text(27), nullable=True),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("external_id", text(191), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name=op.f("fk_message_chat_id")),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_message_created_by")),
        sa.ForeignKeyConstraint(["deleted_by"], ["user.id"], name=op.f("fk_message_deleted_by")),
        sa.ForeignKeyConstraint(["forwarded_from"], ["message.id"], name=op.f("fk_message_forwarded_from")),
        sa.ForeignKeyConstraint(["reply_to_id"], ["message.id"], name=op.f("fk_message_reply_to_id")),
        sa.ForeignKeyConstraint(["sender_id"], ["user.id"], name=op.f("fk_message_sender_id")),
        sa.ForeignKeyConstraint(["thread_id"], ["message.id"], name=op.f("fk_message_thread_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["user.id"], name=op.f("fk_message_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_message_expires_at"), "message", ["expires_at"], unique=False)
    op.create_index(op.f("ix_message_forwarded_from"), "message", ["forwarded_from"], unique=False)
    op.create_index(op.f("ix_message_reply_to_id"), "message", ["reply_to_id"], unique=False)
    op.create_index(op.f("ix_message_scheduled_at"), "message", ["scheduled_at"], unique=False)
    op.create_index(op.f("ix_message_sender_id"), "message", ["sender_id"], unique=False)
    op.create_index(op.f("ix_message_thread_id"), "message", ["thread_id"], unique=False)
    op.create_index("list_message_chat_id_pinned", "message", ["gone", "chat_id", "pinned", "id"], unique=False)
    op.create_index(
        "list_message_d_chat_id",
        "message",
        ["gone", sa.literal_column("chat_id DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "list_message_d_thread_id",
        "message",
        ["gone", sa.literal_column("thread_id DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "trash_message",
        "message",
        ["gone", "deleted_at", "id"],
        unique=False,
        sqlite_where=sa.text("gone = 1"),
        postgresql_where=sa.text("gone = 1"),
    )
    op.create_index("uq_message_chat_id_external_id", "message", ["chat_id", "external_id"], unique=True)
    op.create_table(
        "message_attachments",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["message.id"], name=op.f("fk_message_attachments_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["attachment.id"], name=op.f("fk_message_attachments_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_message_attachments")),
    )
    op.create_index("ix_message_attachments_target", "message_attachments", ["target_id", "owner_id"], unique=False)
    op.create_table(
        "message_mentions",
        sa.Column("owner_id", ID, autoincrement=False, nullable=False),
        sa.Column("target_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["message.id"], name=op.f("fk_message_mentions_owner_id")),
        sa.ForeignKeyConstraint(["target_id"], ["user.id"], name=op.f("fk_message_mentions_target_id")),
        sa.PrimaryKeyConstraint("owner_id", "target_id", name=op.f("pk_message_mentions")),
    )
    op.create_index("ix_message_mentions_target", "message_mentions", ["target_id", "owner_id"], unique=False)
    if op.get_bind().dialect.name != "sqlite":
        op.create_foreign_key("fk_user_customer_id", "user", "customer", ["customer_id"], ["id"])
    finish(op.get_bind())
