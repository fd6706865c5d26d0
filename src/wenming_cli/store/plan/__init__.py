"""`plan.toml` on the disk: read with the place of each problem, made once by `new` or `import`."""
