"""`python -m` for the command line."""

from tajik_relations.command import main

raise SystemExit(main())
