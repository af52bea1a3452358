"""Documents become READMEs: rendered, read back and compared, written together."""

from awesomekit.build.problems import BuildError
from awesomekit.build.project import BuildResult, build_project, write
from awesomekit.build.render import Readme, render

__all__ = ["BuildError", "BuildResult", "Readme", "build_project", "render", "write"]
