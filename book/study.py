"""Which study's data the book is built from, and what the footer and the banner say of them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from book.tools.digest import digest_of
from surveys.errors import UsageError, listed
from surveys.pipeline import run_study
from surveys.store import Release, Store

DEMO = "demo"
CODE = ("surveys", "analysis", "pyproject.toml")
PUBLISHED = ("data_raw/published",)

_BUILT_FROM = {
    "fi": "tkk-toolkit {version} ({commit})"
    " · tutkimus {study} {data} · julkaistut luvut {published} · siemenluku {seed}",
    "sv": "tkk-toolkit {version} ({commit})"
    " · studie {study} {data} · publicerade siffror {published} · frötal {seed}",
    "en": "tkk-toolkit {version} ({commit})"
    " · study {study} {data} · published figures {published} · seed {seed}",
}
_SYNTHETIC = {
    "fi": "kyselyjen ja lomakkeiden luvut on laskettu keksityistä (synteettisistä) vastauksista. "
    "Ne eivät kuvaa ketään eivätkä mitään aluetta. S20784-pilottien luvut ovat julkaistuja lukuja.",
    "sv": "siffrorna från enkäterna och blanketterna har beräknats på påhittade (syntetiska) svar. "
    "De beskriver ingen person och inget område. Siffrorna för piloterna S20784 är publicerade "
    "siffror.",
    "en": "the figures from the surveys and forms are computed from invented (synthetic) answers. "
    "They describe no person and no area. The figures of the S20784 pilots are published figures.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What a build is made of.

    Parameters
    ----------
    study
        Name of the study whose release the cells load.
    digest
        Of data and code: cells run again when it changes.
    built_from, notice
        Footer and banner by language; no banner when the data are real.
    """

    study: str
    digest: str
    built_from: Mapping[str, str]
    notice: Mapping[str, str]


def prepare(root: Path, study: str | None, report: Callable[[str], None]) -> Inputs:
    """Take a study through the line and say what the book is made of.

    Parameters
    ----------
    root
        Folder that holds data_raw/ and data_clean/.
    study
        Its name; None: the study in data_raw/, or the demo study when there is none.
    report
        Is told what is done.

    Raises
    ------
    ToolkitError
        There are several studies and none was named, or the line stops.
    """
    store = Store(root)
    name = study or chosen(store)
    if name == DEMO:
        _write_demo(store)
    report(f"Study {name}: from data_raw/ to data_clean/")
    key_file = os.environ.get("TKK_KEY_FILE")
    release = run_study(name, store, Path(key_file) if key_file else None, report)
    return inputs_of(root, release)


def chosen(store: Store) -> str:
    """Return the only study in data_raw/ beside the demo, or the demo.

    Raises
    ------
    UsageError
        There are several.
    """
    real = [name for name in store.studies() if name != DEMO]
    if len(real) > 1:
        raise UsageError(
            f"{len(real)} studies",
            expected="the name of one",
            where="data_raw/",
            advice=f"Say which: --study NAME, one of {listed(real)}.",
        )
    return real[0] if real else DEMO


def _write_demo(store: Store) -> None:
    from surveys.demo import demo_files

    store.write_raw(DEMO, demo_files(), force=True)


def inputs_of(root: Path, release: Release) -> Inputs:
    """Return what a build from a release is made of."""
    published = digest_of(root, PUBLISHED)
    facts = {
        "version": version("tkk-toolkit"),
        "commit": commit_of(root),
        "study": release.study,
        "data": release.version,
        "published": published[:12],
        "seed": release.manifest["seed"],
    }
    code = digest_of(root, CODE)
    return Inputs(
        study=release.study,
        digest=f"{release.study} {release.version} {published} {code}",
        built_from={language: line.format(**facts) for language, line in _BUILT_FROM.items()},
        notice=_SYNTHETIC if release.manifest["synthetic"] else {},
    )


def commit_of(root: Path) -> str:
    """Return the commit that the code is at, with a plus when files differ from it, or a dash."""
    git = shutil.which("git")
    if git is None:
        return "–"
    head = _said(git, root, "rev-parse", "--short=12", "HEAD")
    changed = _said(git, root, "status", "--porcelain", "--untracked-files=no")
    return f"{head}{'+' if changed else ''}" if head else "–"


def _said(git: str, root: Path, *arguments: str) -> str:
    done = subprocess.run([git, *arguments], cwd=root, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
