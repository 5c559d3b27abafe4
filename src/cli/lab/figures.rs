//! From samples to figures: medians, ratios, means.
use super::bench::Benchmark;
use super::measure::{Outcome, Sample, Setup};
use purlin::emulator::backend::Backend;

/// What all times are compared with.
const REFERENCE: Setup = Setup {
    backend: Backend::Threaded,
    superinstructions: true,
};

pub struct Figures {
    setups: Vec<Setup>,
    rows: Vec<Row>,
}

/// A benchmark's figures.
struct Row {
    name: String,
    /// Median of the processor time, by setup; none if a run went wrong.
    seconds: Vec<Option<f64>>,
    counts: Counts,
}

/// How many instructions run; none if that run went wrong.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    pub fused: Option<u64>,
    pub unfused: Option<u64>,
}

/// A geometric mean, and where the extremes are.
pub struct Mean<'a> {
    pub mean: f64,
    least: (f64, &'a str),
    most: (f64, &'a str),
}

impl Figures {
    pub fn new(
        benchmarks: &[Benchmark],
        setups: &[Setup],
        samples: &[Sample],
        counts: &[Counts],
    ) -> Figures {
        let row = |(i, benchmark): (usize, &Benchmark)| Row {
            name: benchmark.name.clone(),
            seconds: setups
                .iter()
                .map(|&setup| median(samples, i, setup))
                .collect(),
            counts: counts.get(i).copied().unwrap_or_default(),
        };
        Figures {
            setups: setups.to_vec(),
            rows: benchmarks.iter().enumerate().map(row).collect(),
        }
    }

    pub fn setups(&self) -> &[Setup] {
        &self.setups
    }

    /// Each benchmark's name, and its ratios to the reference by setup.
    pub fn ratios(&self) -> impl Iterator<Item = (&str, Vec<Option<f64>>)> {
        self.rows.iter().map(|row| {
            let ratio = |&setup: &Setup| self.ratio(row, setup, REFERENCE);
            (row.name.as_str(), self.setups.iter().map(ratio).collect())
        })
    }

    fn seconds(&self, row: &Row, setup: Setup) -> Option<f64> {
        row.seconds[self.setups.iter().position(|&s| s == setup)?]
    }

    fn ratio(&self, row: &Row, setup: Setup, to: Setup) -> Option<f64> {
        Some(self.seconds(row, setup)? / self.seconds(row, to)?)
    }

    /// The benchmarks that went right in all setups: means are over the same ones.
    fn whole(&self) -> impl Iterator<Item = &Row> {
        let whole = |row: &&Row| row.seconds.iter().all(Option::is_some);
        self.rows.iter().filter(whole)
    }

    pub fn mean(&self, setup: Setup, to: Setup) -> Option<Mean<'_>> {
        mean(self.whole(), |row| self.ratio(row, setup, to))
    }

    /// Of instructions without superinstructions to those with them.
    pub fn count_mean(&self) -> Option<Mean<'_>> {
        mean(self.whole(), |row| row.counts.ratio())
    }

    /// The table: its head, the benchmarks, the means.
    pub fn table(&self) -> Vec<Vec<String>> {
        let mut head = vec!["benchmark".to_owned(), "threaded, s".to_owned()];
        let others: Vec<Setup> = self.others().collect();
        head.extend(others.iter().map(|s| name(*s)));
        head.extend(["10⁶ instructions".to_owned(), "off / on".to_owned()]);
        let mut table = vec![head];
        for row in &self.rows {
            let time = |setup| match self.seconds(row, setup) {
                Some(seconds) => format!("{seconds:.2}"),
                None => "fail".to_owned(),
            };
            let ratio = |&setup: &Setup| ratio_text(self.ratio(row, setup, REFERENCE));
            let mut line = vec![row.name.clone(), time(REFERENCE)];
            line.extend(others.iter().map(ratio));
            line.push(match row.counts.fused {
                Some(n) => format!("{:.1}", n as f64 / 1e6),
                None => "fail".to_owned(),
            });
            line.push(ratio_text(row.counts.ratio()));
            table.push(line);
        }
        let n = self.whole().count();
        let of =
            |mean: Option<Mean<'_>>| mean.map_or_else(String::new, |m| format!("{:.2}", m.mean));
        let mut line = vec![format!("geometric mean of {n}"), String::new()];
        line.extend(others.iter().map(|&s| of(self.mean(s, REFERENCE))));
        line.extend([String::new(), of(self.count_mean())]);
        table.push(line);
        table
    }

    fn others(&self) -> impl Iterator<Item = Setup> {
        self.setups.iter().copied().filter(|s| *s != REFERENCE)
    }

    /// What a switch costs.
    pub fn switch(&self) -> Vec<String> {
        let against = |superinstructions| {
            let with = |backend| Setup {
                backend,
                superinstructions,
            };
            self.mean(with(Backend::Loop), with(Backend::Threaded))
        };
        let cases = [("With", against(true)), ("Without", against(false))];
        let sentence = |(with, mean): (&str, Option<Mean<'_>>)| {
            let mean = mean?;
            Some(format!(
                "{with} superinstructions, the loop takes {:.2} times the time of threaded code: {} ({}).",
                mean.mean,
                more(mean.mean),
                mean.range()
            ))
        };
        cases.into_iter().filter_map(sentence).collect()
    }

    /// What superinstructions save.
    pub fn superinstructions(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        if let Some(mean) = self.count_mean() {
            sentences.push(format!(
                "Without them, {:.2} times as many instructions run ({}): they {}.",
                mean.mean,
                mean.range(),
                saved(mean.mean)
            ));
        }
        for &on in self.setups.iter().filter(|s| s.superinstructions) {
            let off = Setup {
                superinstructions: false,
                ..on
            };
            if let Some(mean) = self.mean(off, on) {
                sentences.push(format!(
                    "Without them, {} takes {:.2} times the time ({}): they {}.",
                    long_name(on.backend),
                    mean.mean,
                    mean.range(),
                    saved(mean.mean)
                ));
            }
        }
        sentences
    }

    /// What native code saves; nothing where there is none.
    pub fn native(&self) -> Option<String> {
        let native = Setup {
            backend: Backend::Native,
            superinstructions: true,
        };
        let mean = self.mean(native, REFERENCE)?;
        Some(format!(
            "Native code takes {:.2} times the time of threaded code ({}).",
            mean.mean,
            mean.range()
        ))
    }
}

impl Counts {
    fn ratio(self) -> Option<f64> {
        Some(self.unfused? as f64 / self.fused? as f64)
    }
}

impl Mean<'_> {
    fn range(&self) -> String {
        let ((least, of), (most, with)) = (self.least, self.most);
        format!("from {least:.2}, {of}, to {most:.2}, {with}")
    }
}

/// The name of a column.
pub fn name(setup: Setup) -> String {
    let off = if setup.superinstructions { "" } else { ", off" };
    format!("{}{off}", setup.backend.name())
}

fn long_name(backend: Backend) -> &'static str {
    match backend {
        Backend::Loop => "the loop",
        Backend::Threaded => "threaded code",
        Backend::Native => "native code",
    }
}

fn ratio_text(ratio: Option<f64>) -> String {
    ratio.map_or_else(|| "-".to_owned(), |r| format!("{r:.2}"))
}

fn more(ratio: f64) -> String {
    let percent = (ratio - 1.0) * 100.0;
    match percent < 0.0 {
        true => format!("{:.0} % faster", -percent),
        false => format!("{percent:.0} % slower"),
    }
}

fn saved(ratio: f64) -> String {
    let percent = (1.0 - 1.0 / ratio) * 100.0;
    match percent < 0.0 {
        true => format!("cost {:.0} %", -percent),
        false => format!("save {percent:.0} %"),
    }
}

/// In seconds; none if a run went wrong, or there was none.
fn median(samples: &[Sample], benchmark: usize, setup: Setup) -> Option<f64> {
    let own = samples
        .iter()
        .filter(|s| s.benchmark == benchmark && s.setup == setup);
    let right = |s: &Sample| (s.outcome == Outcome::Right).then_some(s.time.as_secs_f64());
    let mut times: Vec<f64> = own.map(right).collect::<Option<_>>()?;
    times.sort_by(f64::total_cmp);
    let (last, n) = (times.last()?, times.len());
    let middle = (times[(n - 1) / 2] + times[n / 2]) / 2.0;
    // A time that the system's clock does not see is none to divide by.
    (*last > 0.0).then_some(middle.max(1e-6))
}

fn mean<'a>(
    rows: impl Iterator<Item = &'a Row>,
    of: impl Fn(&Row) -> Option<f64>,
) -> Option<Mean<'a>> {
    let all: Vec<(f64, &str)> = rows
        .filter_map(|row| Some((of(row)?, row.name.as_str())))
        .collect();
    let logs: f64 = all.iter().map(|(ratio, _)| ratio.ln()).sum();
    let by_ratio = |a: &&(f64, &str), b: &&(f64, &str)| a.0.total_cmp(&b.0);
    Some(Mean {
        mean: (logs / all.len() as f64).exp(),
        least: *all.iter().min_by(by_ratio)?,
        most: *all.iter().max_by(by_ratio)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;
    use std::time::Duration;

    fn sample(benchmark: usize, setup: Setup, millis: u64) -> Sample {
        Sample {
            benchmark,
            setup,
            run: 1,
            time: Duration::from_millis(millis),
            outcome: Outcome::Right,
        }
    }

    /// Two benchmarks; the loop takes 2 and 8 times the time of threaded code, and half as much more without superinstructions.
    fn figures(wrong: bool) -> Figures {
        let benchmark = |name: &str| Benchmark {
            name: name.into(),
            size: String::new(),
            checksum: String::new(),
            file: PathBuf::new(),
        };
        let setup = |backend, superinstructions| Setup {
            backend,
            superinstructions,
        };
        let (looped, threaded) = (Backend::Loop, Backend::Threaded);
        let setups = [
            setup(looped, true),
            setup(threaded, true),
            setup(looped, false),
            setup(threaded, false),
        ];
        let mut samples = Vec::new();
        for (i, times) in [[200, 100, 300, 150], [1600, 200, 2400, 300]]
            .iter()
            .enumerate()
        {
            for (setup, &time) in setups.iter().zip(times) {
                // The median of three.
                samples.extend([time / 2, time * 9, time].map(|t| sample(i, *setup, t)));
            }
        }
        if wrong {
            samples[0].outcome = Outcome::Wrong("1".into());
        }
        let counts = |fused| Counts {
            fused: Some(fused),
            unfused: Some(fused * 3 / 2),
        };
        let benchmarks = [benchmark("near"), benchmark("far")];
        Figures::new(
            &benchmarks,
            &setups,
            &samples,
            &[counts(1_000_000), counts(4_000_000)],
        )
    }

    #[test]
    fn the_table_has_ratios_and_means() {
        let table: Vec<String> = figures(false)
            .table()
            .iter()
            .map(|r| r.join(" | "))
            .collect();
        assert_eq!(
            table,
            [
                "benchmark | threaded, s | loop | loop, off | threaded, off | 10⁶ instructions | off / on",
                "near | 0.10 | 2.00 | 3.00 | 1.50 | 1.0 | 1.50",
                "far | 0.20 | 8.00 | 12.00 | 1.50 | 4.0 | 1.50",
                "geometric mean of 2 |  | 4.00 | 6.00 | 1.50 |  | 1.50",
            ]
        );
    }

    #[test]
    fn sentences_have_the_figures() {
        let figures = figures(false);
        assert_eq!(
            figures.switch()[0],
            "With superinstructions, the loop takes 4.00 times the time of threaded code: 300 % slower \
             (from 2.00, near, to 8.00, far)."
        );
        assert_eq!(
            figures.superinstructions()[1],
            "Without them, the loop takes 1.50 times the time (from 1.50, near, to 1.50, far): they save 33 %."
        );
        assert_eq!(figures.native(), None);
    }

    #[test]
    fn what_went_wrong_is_in_no_mean() {
        let table = figures(true).table();
        assert_eq!(table[1].join(" "), "near 0.10 - 3.00 1.50 1.0 1.50");
        assert_eq!(
            table[3].join(" "),
            "geometric mean of 1  8.00 12.00 1.50  1.50"
        );
    }
}
