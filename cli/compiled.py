"""Builds a wheel whose HTML reader is compiled by mypyc, which needs a C compiler: with `HATCH_BUILD_HOOK_ENABLE_CUSTOM=true pip install .` alone.
QINGWEN_OPT_LEVEL=0 compiles in less time what runs in more.

The modules are compiled in a folder of their own, so that none of what a compiler makes stands beside the sources and shadows them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "qingwen"
COMPILED = "qingwen/html/**/*.py"  # where a page spends most of its time
_SETUP = """
import os
import sys
from glob import glob
from mypyc.build import mypycify
from setuptools import setup
modules = sorted(name for name in glob(sys.argv.pop(1), recursive=True) if not name.endswith("__init__.py"))
setup(name="compiled", packages=[], ext_modules=mypycify(["--config-file=", "--ignore-missing-imports", "--follow-imports=silent", *modules], debug_level="0", opt_level=os.environ.get("QINGWEN_OPT_LEVEL", "3")))
"""


class CompiledBuildHook(BuildHookInterface[Any]):
    """Adds the compiled modules to a wheel; an editable install stays as it is."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self._made = tempfile.TemporaryDirectory()  # which goes when a build fails, too
        place = Path(self._made.name)
        shutil.copytree(Path(self.root, "cli", PACKAGE), place / PACKAGE)
        build = [sys.executable, "-c", _SETUP, COMPILED, "build_ext", "--build-lib", "compiled", "--build-temp", "made"]
        run = subprocess.run(build, cwd=place, capture_output=True, text=True)
        if run.returncode:
            raise RuntimeError(f"the HTML reader cannot be compiled:\n{run.stdout}{run.stderr}")
        folder = place / "compiled"
        modules = (path for path in folder.rglob("*") if path.is_file())
        build_data["force_include"].update({str(path): str(path.relative_to(folder)) for path in modules})
        build_data.update(pure_python=False, infer_tag=True)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._made.cleanup()
