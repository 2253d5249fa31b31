"""What runs tasks: processes on this machine, or Dask."""
