// As little as such a page can be: every row and card drawn, none of them able to do anything but move when pressed.
import { useState } from "react";
import { createRoot } from "react-dom/client";

const asked = new URLSearchParams(location.search);
const count = Number(asked.get("count"));
const items = Array.from({ length: count }, (_, id) => ({
  id,
  column: id % 5,
  title: `Card ${id} of the bench`,
}));

function Board() {
  const [cards, setCards] = useState(items);
  const move = (id) =>
    setCards(cards.map((card) => (card.id === id ? { ...card, column: (card.column + 1) % 5 } : card)));
  return (
    <div className="board">
      {[0, 1, 2, 3, 4].map((column) => (
        <div key={column} data-scroller data-column={column}>
          {cards
            .filter((card) => card.column === column)
            .map((card) => (
              <article key={card.id} data-card={card.id}>
                <button type="button" onClick={() => move(card.id)}>
                  {card.title}
                </button>
              </article>
            ))}
        </div>
      ))}
    </div>
  );
}

function Rows() {
  return (
    <div data-scroller>
      {items.map((item) => (
        <div key={item.id} className="row">
          {item.title}
        </div>
      ))}
    </div>
  );
}

createRoot(document.getElementById("root")).render(asked.get("as") === "rows" ? <Rows /> : <Board />);
