import tests.kernel.test_plans as tp
from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.deck import Deck
full = tp.full
def test_t(full, monkeypatch):
    deck = Deck(full, Viewer(7, "developer"))
    for scr in ("chats","chats by what was said last"):
        for text, values in tp.asked(full, deck, *tp.SCREENS[scr], monkeypatch):
            with full.session() as s:
                s.run_text("SET enable_seqscan = off; SET enable_sort = off")
                print("\n".join(r[0] for r in s.run_text("EXPLAIN "+text, values).fetchall())[:2500])
            print(text[:200])
