"""Proves that the content is as `docs/content-format.md` says, rule by rule, with file and line."""

from baclofen_guide.guide.check.problem import Problem
from baclofen_guide.guide.check.report import word_report
from baclofen_guide.guide.check.run import Coverage, Report, run_checks

__all__ = ["Coverage", "Problem", "Report", "run_checks", "word_report"]
