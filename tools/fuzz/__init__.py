"""Coverage-guided fuzzing of the readers.

``python -m tools.fuzz READER FOLDER`` gives one reader what atheris makes of its bytes, and keeps
in FOLDER what reached something new. What must be true of whatever a reader returns is told in
:mod:`tools.fuzz.sound`; what its bytes are made into, in :mod:`tools.fuzz.targets`.
"""
# Nothing is imported here: atheris has to be asked before the readers are.
