#!/bin/sh
# Builds the wheel from a checkout and installs it into an environment of its own, with the versions that were tested.
#   sh .deploy/install.sh CHECKOUT ENVIRONMENT
# The Dockerfile runs this, and so does whoever installs by hand: sh .deploy/install.sh . /opt/career-bot
set -eu
checkout=$1
environment=$2
wheels=$(mktemp -d)
trap 'rm -rf "$wheels"' EXIT
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore

python3 -m venv "$environment"
# Building writes beside the sources, so it is done on a copy.
mkdir "$wheels/source"
for part in pyproject.toml README.md LICENSE NOTICE bot knowledge retrieval; do
  cp -R "$checkout/$part" "$wheels/source/"
done
"$environment/bin/python" -m pip --quiet wheel --no-deps --wheel-dir "$wheels" "$wheels/source"
"$environment/bin/python" -m pip --quiet install --constraint "$checkout/constraints.txt" "$wheels"/*.whl
"$environment/bin/career-bot" --version
