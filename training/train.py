"""Make everything that ships in ``sayso/language/model`` with one command.

``python training/train.py --data ../shared/data/language --out src/sayso/language/model``

The stages, each kept in the work folder and taken up again from there: vectors and capitals from raw text; a first
network from the treebanks; trees for the corpus of our own from that network and the markup; the network that ships;
the table of lemmas; the scores and the model card.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import sys

import numpy as np
import spacy
import torch

sys.path[:0] = [str(pathlib.Path(__file__).parents[1] / "src")]

from typing import TYPE_CHECKING

import card
import casing as capitals
import corpus
import samples
import silver
import treebanks
import vectors
from export import export
from fit import Plan, Trainer, evaluate
from gazetteer import KINDS, gazetteer
from lemmas import write_lemmas
from network import Network, Sizes

from sayso.language.forms import vector_form

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

HERE = pathlib.Path(__file__).parent
PEOPLES = HERE.parent / "src/sayso/language/peoples.tsv"
SKIPPED = frozenset({"un_general_debate_2000"})
"""Raw text that is left out: the licence of this edition is not stated."""
TREEBANKS = {"EWT": ("EWT-{}", "uner-ewt-{}"), "GUM": ("GUM-open-{}", "gum-open-{}")}
KINDS_OF_NAMES = {
    **{k: k for k in ("PER", "ORG", "LOC")},
    "person": "PER",
    "location": "LOC",
    "corporation": "ORG",
    "group": "ORG",
}
NAMED = ("wikigold/wikigold.conll.txt", "wnut17/wnut17train.conll")
NAMED_EACH_PASS = 1500
LONGEST_NAMED = 80
SELDOM_SMALL = 3
TEACHER_PASSES, TEACHER_STOP = 16, 7
RATE, BATCH_WORDS = 2e-3, 1500

Documents = list[list[treebanks.Sentence]]


def load(data: pathlib.Path, part: str) -> dict[str, Documents]:
    """The documents of each treebank with their names."""
    found = {}
    for key, (trees, names) in TREEBANKS.items():
        labels = treebanks.read_names(data / "names" / f"{names.format(part)}.iob2")
        found[key] = list(treebanks.documents(data / "treebanks" / f"{trees.format(part)}.conllu", labels))
    return found


def raw_tables(
    data: pathlib.Path, work: pathlib.Path, train: Documents
) -> tuple[list[str], torch.Tensor, capitals.Casing]:
    """Words with vectors, the vectors (row 0 empty), and what raw text tells of capitals."""
    raw = data.parent / "raw"
    if not (work / "vectors.npz").exists():
        sentences = (s.words for d in train for s in d)
        words, made = vectors.word_vectors(sentences, vectors.raw_paragraphs(raw, SKIPPED), 30_000, 100, 0)
        np.savez(work / "vectors.npz", words=np.array(words), vectors=made)
    if not (work / "casing.json").exists():
        seen = capitals.casing(vectors.raw_paragraphs(raw, SKIPPED))
        (work / "casing.json").write_text(json.dumps([seen.small, seen.proper, seen.persons]), encoding="utf-8")
    small, proper, persons = json.loads((work / "casing.json").read_text(encoding="utf-8"))
    with np.load(work / "vectors.npz") as kept:
        rows = kept["vectors"] * 3
        table = torch.tensor(np.vstack([np.zeros_like(rows[:1]), rows]))
        return kept["words"].tolist(), table, capitals.Casing(collections.Counter(small), proper, persons)


def features(train: Documents, words: list[str], seen: capitals.Casing) -> samples.Features:
    """The tables of the network."""
    forms = collections.Counter(vector_form(w) for d in train for s in d for w in s.words)
    return samples.Features(
        vectors={w: i for i, w in enumerate(words, 1)},
        words={w: i for i, w in enumerate(sorted(w for w, c in forms.items() if c >= 2), 1)},
        gazetteer=gazetteer(PEOPLES, seen),
        kinds=len(KINDS),
        tags={t: i for i, t in enumerate(sorted({t for d in train for s in d for t in s.tags}))},
        relations={t: i for i, t in enumerate(sorted({t for d in train for s in d for t in s.relations}))},
    )


def passes(
    train: Documents, named: list[samples.Paragraph], more: list[samples.Paragraph]
) -> Callable[[random.Random], list[samples.Paragraph]]:
    """What makes the paragraphs of one pass."""

    def draw(chance: random.Random) -> list[samples.Paragraph]:
        texts = [p for d in train for p in samples.group(d, chance)] + more
        return [samples.dirty(p, chance) for p in texts] + chance.sample(named, min(len(named), NAMED_EACH_PASS))

    return draw


def own_corpus(folder: pathlib.Path) -> list[silver.Marked]:
    """The corpus of our own as words with marks."""
    english = spacy.blank("en")
    files = sorted(folder.glob("*.txt"))
    return [m for f in files for m in silver.marked(corpus.documents(f), english)]


class Recipe:
    """The stages over one set of data.

    Args:
        options: Of the command line.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.train = [d for found in load(options.data, "train").values() for d in found]
        dev = load(options.data, "dev").items()
        self.dev = {k: [p for d in v for p in samples.group(d, None)] for k, v in dev}
        words, self.table, self.seen = raw_tables(options.data, options.work, self.train)
        if options.vectorless:
            self.table = torch.zeros_like(self.table)
        self.encoder = samples.Encoder(features(self.train, words, self.seen))

    def network(self) -> Network:
        """A new network for the tables."""
        torch.manual_seed(self.options.seed)
        known = self.encoder.features
        sizes = Sizes(
            vectors=len(self.table),
            words=len(known.words) + 1,
            vector_width=self.table.shape[1],
            marks=known.kinds,
            tags=len(known.tags),
            relations=len(known.relations),
            names=len(samples.NAMES),
        )
        return Network(sizes, self.table)

    def fit(self, name: str, more: list[samples.Paragraph], epochs: int, stop: int) -> Network:
        """Train a network on everything and ``more``, kept under its name."""
        network = self.network()

        def watch(epoch: int) -> None:
            print(name, epoch, {k: evaluate(network, self.encoder, v) for k, v in self.dev.items()}, flush=True)

        plan = Plan(epochs, stop, BATCH_WORDS, RATE, self.options.seed)
        trainer = Trainer(network, self.encoder, self.options.work / f"{name}.pt", plan)
        trainer.run(passes(self.train, self.named(), more), watch)
        return network

    def named(self) -> list[samples.Paragraph]:
        """The sentences of the name corpora."""
        folder = self.options.data / "names"
        found = (x for f in NAMED for x in treebanks.named_sentences(folder / f, KINDS_OF_NAMES))
        return [samples.named(*x) for x in found if 1 < len(x[0]) < LONGEST_NAMED]

    def silver(self) -> list[samples.Paragraph]:
        """The trees of our own corpus, by way of a first network."""
        kept = self.options.work / "silver.json"
        if not kept.exists():
            teacher = self.fit("teacher", [], TEACHER_PASSES, TEACHER_STOP)
            made = silver.silver(teacher, self.encoder, own_corpus(self.options.corpus))
            kept.write_text(json.dumps([vars(p) for p in made]), encoding="utf-8")
        return [samples.Paragraph(**p) for p in json.loads(kept.read_text(encoding="utf-8"))]

    def ship(self) -> None:
        """Train what ships and write it, its lemmas and its card."""
        ours = self.silver() if self.options.corpus.exists() else []
        network = self.fit("student", ours, self.options.passes, self.options.stop or self.options.passes)
        proper = [w for w in self.seen.proper if self.seen.small[w] < SELDOM_SMALL]
        export(network, self.encoder.features, proper, self.options.out)
        sentences = (s for d in self.train for s in d)
        write_lemmas(sentences, self.seen.small, self.options.out / "lemmas.tsv")
        card.write(HERE.parent / "docs", self.options.out, self.options.data, len(ours), self.options.note)


def main() -> None:
    """Read the command line and run the stages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder with treebanks and names")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="folder of the model")
    parser.add_argument("--work", type=pathlib.Path, default=HERE.parent / ".cache/training", help="what is kept")
    parser.add_argument(
        "--corpus", type=pathlib.Path, default=HERE / "corpus", help="ours; a missing folder means none"
    )
    parser.add_argument("--passes", type=int, default=17)
    parser.add_argument("--stop", type=int, help="stop sooner, for an ablation")
    parser.add_argument("--vectorless", action="store_true", help="leave the word vectors out, for an ablation")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--note", default="", help="for the card: what was not made as the recipe says")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    Recipe(options).ship()


if __name__ == "__main__":
    main()
