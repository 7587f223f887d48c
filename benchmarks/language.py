"""Measure the language underneath: trees, sentences, reported speech, names and speed, as one table.

``python benchmarks/language.py DATA`` scores the shipped model on the development sets of ``DATA`` (the folder
``language`` of the data, see ``training/README.md``); ``python benchmarks/language.py DATA speed`` measures words a
second on one core, beside a blank spaCy pipeline with the same components.
"""

from __future__ import annotations

import collections
import pathlib
import sys
import time
from typing import TYPE_CHECKING

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "src")]

from reported import Tree, agree, statements  # noqa: E402
from treebanks import Sentence, documents, read_names  # noqa: E402

from sayso.language.lemmas import lemma  # noqa: E402
from sayso.language.network import Analysis, Network, load  # noqa: E402
from sayso.language.quotes import directed  # noqa: E402
from sayso.language.spans import spans_of  # noqa: E402
from sayso.language.tokens import names_of, tokens_of  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SETS = {"GUM dev (open genres)": ("GUM-open-dev", "gum-open-dev"), "EWT dev": ("EWT-dev", "uner-ewt-dev")}
LONGEST = 8
"""Sentences of one paragraph at most, as in training."""

Documents = list[list[Sentence]]


def paragraphs(document: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """The paragraphs of a document, long ones cut."""
    held: list[Sentence] = []
    for sentence in document:
        if held and (sentence.opens_paragraph or len(held) >= LONGEST):
            yield held
            held = []
        held.append(sentence)
    if held:
        yield held


def gold(sentences: Sequence[Sentence]) -> Tree:
    """The gold tree of a paragraph."""
    words: list[str] = []
    heads: list[int] = []
    for s in sentences:
        heads += [len(words) + (h - 1 if h else i) for i, h in enumerate(s.heads)]
        words += s.words
    tags = [t for s in sentences for t in s.tags]
    relations = [r if h else "ROOT" for s in sentences for h, r in zip(s.heads, s.relations, strict=True)]
    return Tree(words, tags, heads, relations)


def development(data: pathlib.Path) -> dict[str, Documents]:
    """Load the documents of the development sets, with names."""
    found = {}
    for name, (trees, names) in SETS.items():
        labels = read_names(data / f"names/{names}.iob2")
        found[name] = list(documents(data / f"treebanks/{trees}.conllu", labels))
    return found


def genre(document: Sequence[Sentence]) -> str:
    """Tell the genre of a document from its first sentence's id.

    >>> genre([Sentence("GUM_news_nasa-1", [], [], [], [], [], [], [], True, True)])
    'GUM news'
    """
    first = document[0].id
    return "GUM " + first.split("_")[1] if first.startswith("GUM") else "EWT " + first.split("-")[0]


def _seen(sentences: Sequence[Sentence]) -> list[str]:
    """The words of a paragraph as the network sees them, from straight quotation marks and white space."""
    spaces = [space for s in sentences for space in s.spaces]
    return directed(gold(sentences).words, spaces)


def score(network: Network, texts_of: Documents) -> dict[str, float]:
    """Percentages on gold words, sentences found by the network."""
    tally: collections.Counter[str] = collections.Counter()
    for document in texts_of:
        texts = list(paragraphs(document))
        for text, own in zip(texts, network.analyse([_seen(p) for p in texts]), strict=True):
            _add(tally, text, own)
    return _percent(tally)


def _add(tally: collections.Counter[str], text: list[Sentence], own: Analysis) -> None:
    right = gold(text)
    tally["words"] += len(right.words)
    tally["tags"] += sum(a == b for a, b in zip(own.tags, right.tags, strict=True))
    same = [a == b for a, b in zip(own.heads, right.heads, strict=True)]
    both = [s and a == b for s, a, b in zip(same, own.relations, right.relations, strict=True)]
    tally["uas"] += sum(same)
    tally["las"] += sum(both)
    content = [b for b, r in zip(both, right.relations, strict=True) if r != "punct"]
    tally["content words"] += len(content)
    tally["las without punctuation"] += sum(content)
    stated = list(statements(right))
    parsed = list(statements(Tree(right.words, own.tags, own.heads, own.relations)))
    tally["statements"] += len(stated)
    tally["reported speech"] += sum(any(agree(s, p) for p in parsed) for s in stated)
    if all(s.names for s in text):
        labels = set(spans_of([x for s in text for x in s.names]))
        tally["names right"] += len(labels & set(own.names))
        tally["names both"] += len(labels) + len(own.names)


def _percent(tally: collections.Counter[str]) -> dict[str, float]:
    words = tally["words"]
    return {
        "tags": 100 * tally["tags"] / words,
        "UAS": 100 * tally["uas"] / words,
        "LAS": 100 * tally["las"] / words,
        "LAS without punctuation": 100 * tally["las without punctuation"] / tally["content words"],
        "reported speech, all three right": 100 * tally["reported speech"] / max(1, tally["statements"]),
        "reported clauses, number": tally["statements"],
        "names, exact F1": 200 * tally["names right"] / max(1, tally["names both"]),
    }


def raw_text(sentences: Sequence[Sentence]) -> str:
    """A paragraph as running text."""
    return "".join(w + " " * s for x in sentences for w, s in zip(x.words, x.spaces, strict=True))


def raw_score(network: Network, texts_of: Documents) -> dict[str, float]:
    """Percentages on raw paragraphs, by characters that are no white space: words, sentences, LAS as F1."""
    import spacy

    tokenizer = spacy.blank("en").tokenizer
    texts = [p for d in texts_of for p in paragraphs(d)]
    split = [[t for t in tokenizer(raw_text(p)) if not t.is_space] for p in texts]
    words = [[t.text for t in tokens] for tokens in split]
    seen = [directed(w, [bool(t.whitespace_) for t in tokens]) for w, tokens in zip(words, split, strict=True)]
    tally: collections.Counter[str] = collections.Counter()
    for text, tokens, own in zip(texts, words, network.analyse(seen), strict=True):
        right = gold(text)
        opens = [i == 0 for s in text for i in range(len(s.words))]
        for key, mine, true in zip(
            ("words", "sentences", "LAS"),
            _facts(tokens, own.starts, own.heads, own.relations),
            _facts(right.words, opens, right.heads, right.relations),
            strict=True,
        ):
            tally[key] += 2 * len(mine & true)
            tally[key + " both"] += len(mine) + len(true)
    return {f"raw text: {k}, F1": 100 * tally[k] / tally[k + " both"] for k in ("words", "sentences", "LAS")}


def _facts(
    words: Sequence[str], starts: Sequence[bool], heads: Sequence[int], relations: Sequence[str]
) -> tuple[set[object], set[object], set[object]]:
    places: list[tuple[int, int]] = []
    at = 0
    for word in words:
        size = len(word.replace(" ", ""))
        places.append((at, at + size))
        at += size
    opens = [p[0] for p, s in zip(places, starts, strict=True) if s]
    arcs = {(p, places[h], r) for p, h, r in zip(places, heads, relations, strict=True)}
    return set(places), set(zip(opens, [*opens[1:], at], strict=True)), set(arcs)


def speed(network: Network, data: pathlib.Path) -> dict[str, float]:
    """Words a CPU-second: words split, parsed, named and made into trees of tokens, beside blank spaCy."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example

    texts = [raw_text(p) for found in development(data).values() for d in found for p in paragraphs(d)]
    nlp = spacy.blank("en")

    def ours() -> int:
        words = [[t.text for t in nlp.tokenizer(text)] for text in texts]
        for own, passage in zip(network.analyse(words), words, strict=True):
            lemmas = [lemma(w, t) for w, t in zip(passage, own.tags, strict=True)]
            names_of(tokens_of(passage, own.tags, lemmas, own.relations, own.heads), own.names)
        return sum(map(len, words))

    blank = spacy.blank("en")
    for pipe in ("tagger", "parser", "ner"):
        blank.add_pipe(pipe)
    words, tags, heads = ["He", "ran"], ["PRP", "VBD"], [1, 1]
    doc = Doc(blank.vocab, words=words, tags=tags, heads=heads, deps=["nsubj", "ROOT"], ents=["B-PER", "O"])
    blank.initialize(lambda: [Example(blank.make_doc("He ran"), doc)])

    def theirs() -> int:
        return sum(len(d) for d in blank.pipe(texts))

    rates = {}
    for name, run in (("sayso", ours), ("blank spaCy: tagger, parser, ner", theirs)):
        run()
        began = time.process_time()
        rates[f"{name}, words a CPU-second"] = run() / (time.process_time() - began)
    return rates


def main(arguments: list[str]) -> None:
    """Print the table that is asked for."""
    data = pathlib.Path(arguments[0])
    network = load(ROOT / "src/sayso/language/model")
    if arguments[1:] == ["speed"]:
        for name, rate in speed(network, data).items():
            print(f"| {name} | {rate:,.0f} |")
        return
    for line in table({k: score(network, v) | raw_score(network, v) for k, v in development(data).items()}):
        print(line)


def table(scores: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Lay scores out as a table in Markdown, a column a set."""
    yield "| | " + " | ".join(scores) + " |"
    yield "|---|" + "---|" * len(scores)
    for row in dict.fromkeys(key for found in scores.values() for key in found):
        cells = (found.get(row) for found in scores.values())
        yield f"| {row} | " + " | ".join("" if c is None else f"{c:.1f}" for c in cells) + " |"


if __name__ == "__main__":
    main(sys.argv[1:])
