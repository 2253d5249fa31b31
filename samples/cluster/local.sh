#!/usr/bin/env bash
# A Dask cluster of WORKERS processes (2) on this machine, as the ones of compose.yaml on others, and one run of `batch` on it:
#   samples/cluster/local.sh archive.jsonl -o cleaned.jsonl
# Each machine of a cluster without containers runs the `dask worker` line with the scheduler's address.
set -euo pipefail
port="${PORT:-8786}"

dask scheduler --host 127.0.0.1 --port "$port" --no-dashboard &
cluster=($!)
trap 'kill "${cluster[@]}" 2>/dev/null; wait' EXIT
for _ in $(seq "${WORKERS:-2}"); do
  dask worker "tcp://127.0.0.1:$port" --nthreads 1 --memory-limit 1GB --no-dashboard &
  cluster+=($!)
done 2>/dev/null

qingwen batch "$@" --engine dask --scheduler "tcp://127.0.0.1:$port"
