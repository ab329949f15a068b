"""The table of `run.sh`: each tagger reads the same articles, round after round in turn; the median counts."""

import argparse
import importlib.metadata
import importlib.util
import json
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 5
# Rolecall and the dictionaries read the articles so often in a round that start-up and the clock's grain do not count.
REPEATS = 20


def own_articles(corpus):
    """The project's articles without their marks: `[[Kerry|PERSON John Kerry]]` is "Kerry"."""
    mark = re.compile(r"\[\[([^\[\]|]*)\|[^\[\]]*\]\]")
    texts = []
    for path in sorted(pathlib.Path(corpus).glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        while (plain := mark.sub(r"\1", text)) != text:
            text = plain
        texts.append(text)
    return texts


def child_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Rolecall:
    """The release binary on one thread, its start-up on no text at all taken off."""

    name, origin = "rolecall", "this repository"

    def __init__(self, binary, texts):
        self.binary = binary
        self.version = subprocess.run([binary, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]
        self.input = "".join(json.dumps({"text": text}) + "\n" for text in texts) * REPEATS

    def run(self):
        def seconds(lines):
            before = child_seconds()
            command = [self.binary, "annotate", "--ndjson", "--threads", "1"]
            subprocess.run(command, input=lines, text=True, stdout=subprocess.DEVNULL, check=True)
            return child_seconds() - before

        return (seconds(self.input) - seconds("")) / REPEATS


class Dictionary:
    """A matcher of fixed strings, with the forms of Rolecall's lists that fire on sight."""

    origin = "PyPI"

    def __init__(self, package, find, texts):
        self.name, self.version, self.find, self.texts = package, importlib.metadata.version(package), find, texts

    def run(self):
        before = time.process_time()
        for _ in range(REPEATS):
            for text in self.texts:
                self.find(text)
        return (time.process_time() - before) / REPEATS


class Compromise:
    """Names by compromise, in Node.js."""

    name, origin = "compromise", "npm"

    def __init__(self, modules, texts):
        self.modules = os.path.abspath(modules)
        package = json.loads(pathlib.Path(self.modules, "compromise/package.json").read_text(encoding="utf-8"))
        self.version = package["version"]
        self.articles = tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8")
        json.dump(texts, self.articles)
        self.articles.flush()

    def run(self):
        script = pathlib.Path(__file__).with_name("compromise.mjs")
        run = subprocess.run(["node", script, self.modules, self.articles.name], capture_output=True, text=True, check=True)
        return json.loads(run.stdout)["seconds"]


class Spacy:
    """An English spaCy model, for its names alone."""

    origin = "installed by hand"

    def __init__(self, model, texts):
        import spacy

        self.pipeline = spacy.load(model, disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
        self.name, self.version, self.texts = model, self.pipeline.meta["version"], texts

    def run(self):
        before = time.process_time()
        for text in self.texts:
            self.pipeline(text)
        return time.process_time() - before


def forms_of(patterns):
    with open(patterns, encoding="utf-8") as lines:
        for line in lines:
            pattern = json.loads(line)["pattern"]
            yield pattern if isinstance(pattern, str) else " ".join(next(iter(token.values())) for token in pattern)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ["--rolecall", "--patterns", "--node-modules", "--corpus"]:
        arguments.add_argument(name, required=True)
    arguments.add_argument("articles", nargs="?")
    asked = arguments.parse_args()
    if asked.articles:
        with open(asked.articles, encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
    else:
        texts = own_articles(asked.corpus)
    size = sum(len(text.encode()) for text in texts)

    forms = sorted(set(forms_of(asked.patterns)))
    taggers, missing = [Rolecall(asked.rolecall, texts)], []

    import ahocorasick_rs
    import flashtext

    automaton = ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    taggers.append(Dictionary("ahocorasick-rs", automaton.find_matches_as_indexes, texts))
    keywords = flashtext.KeywordProcessor(case_sensitive=True)
    keywords.add_keywords_from_list(forms)
    taggers.append(Dictionary("flashtext", keywords.extract_keywords, texts))
    if shutil.which("node") and pathlib.Path(asked.node_modules, "compromise").is_dir():
        taggers.append(Compromise(asked.node_modules, texts))
    else:
        missing.append("compromise: no Node.js here")
    if importlib.util.find_spec("en_core_web_sm"):
        taggers.append(Spacy("en_core_web_sm", texts))
    else:
        missing.append("en_core_web_sm: PyPI has no English spaCy model; install one into target/peers/venv and it is measured")

    seconds = {tagger.name: [] for tagger in taggers}
    for _ in range(ROUNDS):
        for tagger in taggers:
            seconds[tagger.name].append(tagger.run())
    print(f"{len(texts)} articles, {size} bytes, {len(forms)} forms; Python {sys.version.split()[0]}\n")
    print("| tagger | version | from | MB/s a core | rolecall is |")
    print("|---|---|---|---|---|")
    ours = statistics.median(seconds["rolecall"])
    for tagger in taggers:
        median = statistics.median(seconds[tagger.name])
        print(f"| {tagger.name} | {tagger.version} | {tagger.origin} | {size / median / 1e6:.3f} | {median / ours:.2f} × as fast |")
    for reason in missing:
        print(f"\nLeft out: {reason}.")


if __name__ == "__main__":
    main()
