"""What a server does beside answering: notices, mail, SQLite's log, and the housekeeping of every hour."""

from __future__ import annotations

from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import system
from quarterdeck.kernel.files import Files
from quarterdeck.kernel.idempotency import forget
from quarterdeck.kernel.jobs import Worker
from quarterdeck.kernel.trash import end_what_expired
from quarterdeck.people import notices, sessions
from quarterdeck.people.mail import Post
from quarterdeck.settings import Settings
from quarterdeck.work.attaching import collect

HOUR = 3600
CHECKPOINT_FROM = 20_000  # pages, should nobody have moved SQLite's log meanwhile


class Work:
    """The workers of one server process. Any number of processes may run them; each piece of work is done by one."""

    def __init__(self, database: Database, settings: Settings, files: Files) -> None:
        self.database, self.files = database, files
        keeping = Worker(database, "housekeeping")
        keeping.every("housekeeping", HOUR, self.keep_house)
        self.workers = [*notices.workers(database, Post.of(settings), secret=settings.secret), keeping]
        if database.inline:
            moving = Worker(database, "checkpoint")
            moving.every("checkpoint", 0.5, database.checkpoint)
            self.workers.append(moving)

    def start(self) -> None:
        for worker in self.workers:
            worker.start()

    def stop(self) -> None:
        for worker in self.workers:
            worker.stop()

    def keep_house(self) -> None:
        """Forget what has had its time: what was in the trash for too long, repeated requests' keys, ended sessions,
        tickets, files that nothing names."""
        deck = system(self.database)
        end_what_expired(deck)
        forget(deck)
        sessions.sweep(self.database)
        collect(self.database, self.files)
