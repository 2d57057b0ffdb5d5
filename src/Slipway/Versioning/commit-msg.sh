#!/bin/sh
# Checks that a commit message is a Conventional Commit. Installed by './build.sh Setup'. slipway-commit-msg 1
# Plain shell, because a hook that starts a build is a hook that people switch off. CI checks the same with CommitCheck.
types='feat|fix|perf|refactor|docs|test|build|ci|style|chore|revert'
subject=$(sed -e '/^# -* >8/,$d' -e '/^#/d' "$1" | sed -n '/[^[:space:]]/{p;q;}')
case "$subject" in
  '') exit 0 ;; # git itself refuses an empty message
  'Merge '*|'Revert "'*|'Reapply "'*|'fixup! '*|'squash! '*|'amend! '*) exit 0 ;;
esac
if printf '%s\n' "$subject" | grep -Eq "^($types)(\([^()]+\))?!?: [^[:space:]]"; then
  exit 0
fi
cat >&2 <<TEXT
This message is not a Conventional Commit: $subject
  It should look like this: fix(api): return 404 for an unknown berth
  Types: $(echo "$types" | tr '|' ' ')
  Breaking: feat!: ... or a last paragraph 'BREAKING CHANGE: what users must change'
Your text is kept: git commit --edit --file="$1"
To commit all the same (CI will still say no): git commit --no-verify
TEXT
exit 1
