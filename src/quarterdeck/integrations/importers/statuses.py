"""What the names of lists and states mean, in the languages that boards are written in."""

# the words of one meaning are read side by side
from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import regex

from quarterdeck.work.workflow import State, TaskStatus

_WORDS: dict[TaskStatus, str] = {
    TaskStatus.TODO: "todo|to do|to-do|backlog|open|new|ideas|idea|inbox|next|next up|ready|planned|queue|icebox|someday|"
    "wish list|wishlist|requests|selected for development|not started|undone|reopened|"
    "zu erledigen|offen|neu|geplant|ideen|nicht begonnen|à faire|ouvert|nouveau|idées|por hacer|pendiente|abierto|"
    "da fare|aperto|a fazer|pendente|aberto|te doen|att göra|do zrobienia|сделать|к выполнению|новые|открыто|"
    "やること|やりたいこと|未着手|未対応|未完了|予定|待办|待處理|待处理|未开始|未完成|할 일|yapılacaklar",
    TaskStatus.IN_PROGRESS: "doing|in progress|in-progress|wip|started|active|current|working|working on|in development|"
    "development|in arbeit|in bearbeitung|laufend|en cours|en curso|en progreso|haciendo|in corso|em andamento|fazendo|"
    "bezig|pågår|pågående|w toku|в работе|в процессе|делаем|作業中|進行中|対応中|着手中|处理中|进行中|處理中|진행 중|진행중|"
    "devam eden",
    TaskStatus.IN_REVIEW: "review|in review|code review|ready for review|waiting for review|feedback|approval|"
    "prüfung|in prüfung|zur abnahme|en revue|relecture|en revisión|revisión|in revisione|em revisão|на проверке|ревью|"
    "レビュー|レビュー中|確認中|確認待ち|审核|審核|评审|검토",
    TaskStatus.TESTING: "testing|test|qa|in test|in testing|ready for test|ready for qa|verification|verify|staging|"
    "en test|en pruebas|pruebas|em teste|тестирование|テスト|テスト中|検証中|测试|測試|테스트",
    TaskStatus.DONE: "done|closed|close|complete|completed|finished|resolved|fixed|released|deployed|live|shipped|accepted|"
    "erledigt|fertig|geschlossen|abgeschlossen|gelöst|terminé|fait|fini|fermé|résolu|hecho|terminado|cerrado|resuelto|"
    "fatto|completato|chiuso|feito|concluído|concluido|fechado|klaar|gereed|klart|färdig|zrobione|gotowe|готово|сделано|"
    "выполнено|закрыто|完了|クローズ|終了|対応済み|解決済み|済み|済|完成|已完成|完毕|完畢|关闭|已关闭|關閉|완료|tamamlandı",
    TaskStatus.BLOCKED: "blocked|waiting|on hold|stuck|paused|waiting for|blockiert|wartet|warten auf|bloqué|en attente|"
    "bloqueado|en espera|bloccato|in attesa|em espera|заблокировано|ожидание|保留|待ち|ブロック|阻塞|暂停|보류",
    TaskStatus.CANCELLED: "cancelled|canceled|cancel|rejected|wontfix|won't fix|won't do|wont do|declined|dropped|"
    "abandoned|duplicate|invalid|obsolete|abgebrochen|abgelehnt|verworfen|annulé|abandonné|rejeté|cancelado|rechazado|"
    "annullato|rifiutato|geannuleerd|anulowane|отменено|отклонено|中止|却下|取り下げ|キャンセル|取消|已取消|취소",
}
_PHRASES = {phrase: status for status, phrases in _WORDS.items() for phrase in phrases.split("|")}
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
COLORS = {
    TaskStatus.TODO: "#868e96", TaskStatus.IN_PROGRESS: "#1c7ed6", TaskStatus.IN_REVIEW: "#7048e8",
    TaskStatus.TESTING: "#f08c00", TaskStatus.DONE: "#2f9e44", TaskStatus.BLOCKED: "#e03131",
    TaskStatus.CANCELLED: "#495057",
}  # fmt: skip


def status_of_words(name: str) -> TaskStatus | None:
    """The status that a name says; the longest phrase in it that is known counts, None when there is none."""
    text = " ".join(regex.sub(r"[^\p{L}\p{N}\p{M}'ー-]+", " ", unicodedata.normalize("NFKC", name).casefold()).split())
    fitting = [phrase for phrase in _PHRASES if _holds(text, phrase)]
    return _PHRASES[max(fitting, key=len)] if fitting else None


def _holds(text: str, phrase: str) -> bool:
    return phrase in text if _DENSE.search(phrase) else f" {phrase} " in f" {text} "


def statuses_of(names: Sequence[str]) -> list[TaskStatus]:
    """A status per name: by its words, else by its place. One at least is todo and one done, where there are two."""
    said = [status_of_words(name) for name in names]
    if said and TaskStatus.TODO not in said and (first := _first(said, None)) is not None:
        said[first] = TaskStatus.TODO
    if said and TaskStatus.DONE not in said and (last := _first(said[::-1], None)) is not None:
        said[len(said) - 1 - last] = TaskStatus.DONE
    return [status or TaskStatus.IN_PROGRESS for status in said]


def _first(said: list[TaskStatus | None], wanted: TaskStatus | None) -> int | None:
    return next((place for place, status in enumerate(said) if status == wanted), None)


def workflow(names: Sequence[str], statuses: Sequence[TaskStatus]) -> list[State]:
    """States of these names; a workflow also has one to begin in and one to end in."""
    states = [State(name=n, status=s, color=COLORS[s]) for n, s in zip(names, statuses, strict=True)]
    for status, name in ((TaskStatus.TODO, "To do"), (TaskStatus.DONE, "Done")):
        if status not in statuses:
            free = next(n for n in (name, f"{name} 2", f"{name} 3") if n.casefold() not in _folded(states))
            made = State(name=free, status=status, color=COLORS[status])
            states = [made, *states] if status == TaskStatus.TODO else [*states, made]
    return states


def _folded(states: list[State]) -> set[str]:
    return {state.name.casefold() for state in states}


def distinct_names(names: Sequence[str], longest: int = 60) -> list[str]:
    """Names fit for states: not empty, short enough, told apart without regard to case."""
    given: list[str] = []
    taken: set[str] = set()
    for name in names:
        base = " ".join(name.split())[:longest] or "Untitled"
        fit, number = base, 1
        while fit.casefold() in taken:
            number += 1
            fit = f"{base[: longest - 5]} {number}"
        taken.add(fit.casefold())
        given.append(fit)
    return given
