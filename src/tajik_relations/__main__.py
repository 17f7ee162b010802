"""`python -m` for the command line."""

from tajik_relations.cli.main import main

raise SystemExit(main())
