"""Labels to names: runs, the order of labels, and one word's agreement with itself."""

from __future__ import annotations

import numpy as np

from sayso.language.spans import agreed, best_labels, spans_of


def test_runs() -> None:
    """A B opens a name, an I of another kind opens one too."""
    assert spans_of(["I-PER", "I-PER", "B-PER", "I-LOC", "O"]) == [(0, 1, "PER"), (2, 2, "PER"), (3, 3, "LOC")]


def test_an_inside_needs_a_beginning() -> None:
    """The best row never puts an I where no name of its kind is open."""
    scores = np.log(np.array([[0.1, 0.3, 0.6], [0.1, 0.3, 0.6], [0.9, 0.05, 0.05]], np.float32))
    assert best_labels(scores) == [1, 2, 0]


def test_a_doubtful_word_follows_its_clear_twin() -> None:
    """One occurrence in doubt takes the kind that the other, in a telling place, has; a small word hears nothing."""
    doubt = np.log(np.array([[0.1, 0.4, 0.01, 0.48, 0.01]], np.float32))
    clear = np.log(np.array([[0.01, 0.96, 0.01, 0.01, 0.01]], np.float32))
    heard, _ = agreed([["Trebici"], ["Trebici"]], [doubt, clear])
    assert best_labels(heard) == [1]
    heard, _ = agreed([["trebici"], ["trebici"]], [doubt, clear])
    assert best_labels(heard) == [3]
