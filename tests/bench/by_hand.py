#!/usr/bin/env python3
"""The same report written by hand: what a careful researcher scripts today with pandas, SciPy, matplotlib and Jinja2.

    python3 tests/bench/by_hand.py RESULTS OUT

Reads every run of a made sweep, summarises each configuration and metric (mean, sd, t interval, BCa bootstrap), tests
it against the first configuration (paired Wilcoxon, Holm), draws the learning curves and writes one page per
configuration and an index. Prints its processor seconds and peak memory as JSON. A peer for the benches, nothing else.
Debian: python3-pandas python3-scipy python3-matplotlib python3-jinja2 python3-yaml.
"""
import json
import resource
import sys
from pathlib import Path

import jinja2
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as pyplot
import numpy
import pandas
import yaml
from scipy import stats

NOT_METRICS = {"run", "configuration", "seed"}


def read(results):
    """One row per run, and per configuration its histories and confusion counts."""
    rows, histories, confusion, params = [], {}, {}, {}
    for file in sorted(results.glob("*/*/config.yaml")):
        config = yaml.safe_load(file.read_text())
        folder, name = file.parent, config["name"]
        metrics = json.loads((folder / "metrics.json").read_text())
        rows.append({"run": folder.name, "configuration": name, "seed": config["seed"], **metrics})
        histories.setdefault(name, []).append(pandas.read_csv(folder / "history.csv"))
        samples = pandas.read_csv(folder / "predictions.csv")
        table = pandas.crosstab(samples.label, samples.predicted)
        confusion[name] = table if name not in confusion else confusion[name].add(table, fill_value=0)
        json.loads((folder / "metadata.json").read_text())
        params[name] = config
    return pandas.DataFrame(rows), histories, confusion, params


def bca(values):
    found = stats.bootstrap((values,), numpy.mean, n_resamples=10_000, method="BCa", random_state=0, batch=10_000)
    return found.confidence_interval


def holm(p):
    order = numpy.argsort(p)
    steps = numpy.maximum.accumulate(p[order] * numpy.arange(len(p), 0, -1))
    corrected = numpy.empty(len(p))
    corrected[order] = numpy.minimum(1, steps)
    return corrected


def summarise(runs, metrics):
    """Configuration and metric to its summary; the baseline is the first configuration."""
    tables = {name: group.set_index("seed").sort_index() for name, group in runs.groupby("configuration")}
    first = next(iter(tables))
    summaries = {}
    for metric in metrics:
        p = []
        for name, table in tables.items():
            x = table[metric].to_numpy()
            half = stats.t.ppf(0.975, len(x) - 1) * stats.sem(x)
            low, high = bca(x)
            summaries[name, metric] = {"n": len(x), "mean": x.mean(), "sd": x.std(ddof=1), "min": x.min(),
                                       "max": x.max(), "low": x.mean() - half, "high": x.mean() + half,
                                       "bca_low": low, "bca_high": high, "p": None}
            if name != first:
                seeds = table.index.intersection(tables[first].index)
                p.append(stats.wilcoxon(table.loc[seeds, metric], tables[first].loc[seeds, metric]).pvalue)
        for name, corrected in zip(list(tables)[1:], holm(numpy.array(p))):
            summaries[name, metric]["p"] = corrected
    return tables, summaries


def draw(name, histories, out):
    together = pandas.concat(histories).groupby("epoch")
    mean, sd = together.mean(), together.std()
    figure, axes = pyplot.subplots(figsize=(6, 3.5))
    for column in mean.columns:
        axes.plot(mean.index, mean[column], label=column)
        axes.fill_between(mean.index, mean[column] - sd[column], mean[column] + sd[column], alpha=0.2)
    axes.set_xlabel("epoch")
    axes.legend()
    figure.savefig(out / f"{name}.png", dpi=100)
    pyplot.close(figure)


PAGE = jinja2.Template("""<!doctype html><html lang="en"><meta charset="utf-8"><title>{{ name }}</title>
<h1>{{ name }}</h1><p><a href="index.html">All</a></p><pre>{{ params }}</pre>
<table><tr><th>metric<th>n<th>mean<th>sd<th>min<th>max<th>t interval<th>BCa<th>corrected p</tr>
{% for metric, s in rows %}<tr><td>{{ metric }}<td>{{ s.n }}<td>{{ "%.4f"|format(s.mean) }}<td>{{ "%.4f"|format(s.sd) }}
<td>{{ "%.4f"|format(s.min) }}<td>{{ "%.4f"|format(s.max) }}<td>{{ "%.4f to %.4f"|format(s.low, s.high) }}
<td>{{ "%.4f to %.4f"|format(s.bca_low, s.bca_high) }}<td>{{ "" if s.p is none else "%.4g"|format(s.p) }}</tr>
{% endfor %}</table><img src="{{ name }}.png" alt="Learning curves">{{ runs }}{{ confusion }}</html>""")

INDEX = jinja2.Template("""<!doctype html><html lang="en"><meta charset="utf-8"><title>Configurations</title>
<table>{% for name, mean, sd in rows %}<tr><td><a href="{{ name }}.html">{{ name }}</a>
<td>{{ "%.4f ± %.4f"|format(mean, sd) }}</tr>{% endfor %}</table></html>""")


def main():
    results, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    runs, histories, confusion, params = read(results)
    metrics = [column for column in runs.columns if column not in NOT_METRICS]
    tables, summaries = summarise(runs, metrics)
    for name, table in tables.items():
        draw(name, histories[name], out)
        page = PAGE.render(name=name, params=yaml.safe_dump(params[name]), runs=table.to_html(),
                           rows=[(metric, summaries[name, metric]) for metric in metrics],
                           confusion=confusion[name].to_html())
        (out / f"{name}.html").write_text(page)
    board = sorted(tables, key=lambda name: -summaries[name, metrics[0]]["mean"])
    rows = [(name, summaries[name, metrics[0]]["mean"], summaries[name, metrics[0]]["sd"]) for name in board]
    (out / "index.html").write_text(INDEX.render(rows=rows))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"cpuSeconds": usage.ru_utime + usage.ru_stime, "peakMegabytes": usage.ru_maxrss / 1024}))


main()
