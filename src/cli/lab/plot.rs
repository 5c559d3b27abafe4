//! The figures as a picture: a line for each benchmark, a dot for each setup, the ratio to the right.
use super::figures::{self, Figures};
use super::measure::Setup;
use purlin::emulator::backend::Backend;
use std::fmt::Write as _;

const LEFT: f64 = 130.0;
const WIDTH: f64 = 640.0;
const RIGHT: f64 = 30.0;
const TOP: f64 = 70.0;
const LINE: f64 = 20.0;

/// An SVG file.
pub fn svg(figures: &Figures) -> String {
    let rows: Vec<_> = figures.ratios().collect();
    let all = rows.iter().flat_map(|(_, ratios)| ratios.iter().flatten());
    let (low, high) = all.fold((1.0f64, 1.0f64), |(low, high), &r| {
        (low.min(r), high.max(r))
    });
    // Whole powers of two, so that equal factors are equal distances.
    let (first, last) = (
        low.log2().floor(),
        high.log2().ceil().max(low.log2().floor() + 1.0),
    );
    let x = |ratio: f64| LEFT + WIDTH * (ratio.log2() - first) / (last - first);
    let bottom = TOP + LINE * rows.len() as f64;
    let (width, height) = (LEFT + WIDTH + RIGHT, bottom + 30.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <title>Processor time, as a multiple of threaded code's with superinstructions</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
         <text x=\"{LEFT}\" y=\"20\" font-size=\"14\">Processor time, as a multiple of threaded code's with \
         superinstructions</text>\n"
    );
    legend(&mut svg, figures);
    for power in first as i32..=last as i32 {
        let (at, label) = (x(2f64.powi(power)), 2f64.powi(power));
        let stroke = if power == 0 { "#444" } else { "#ddd" };
        let _ = writeln!(
            svg,
            "<line x1=\"{at:.1}\" y1=\"{TOP}\" x2=\"{at:.1}\" y2=\"{bottom}\" stroke=\"{stroke}\"/>\n\
             <text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{label}</text>",
            bottom + 18.0
        );
    }
    for (i, (name, ratios)) in rows.iter().enumerate() {
        let y = TOP + LINE * (i as f64 + 0.5);
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>\n\
             <line x1=\"{LEFT}\" y1=\"{y}\" x2=\"{:.1}\" y2=\"{y}\" stroke=\"#eee\"/>",
            LEFT - 8.0,
            y + 4.0,
            escaped(name),
            LEFT + WIDTH
        );
        for (&setup, ratio) in figures.setups().iter().zip(ratios) {
            if let Some(ratio) = ratio {
                let title = format!("{name}, {}: {ratio:.2}", figures::name(setup));
                dot(&mut svg, setup, x(*ratio), y, &title);
            }
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn legend(svg: &mut String, figures: &Figures) {
    for (i, &setup) in figures.setups().iter().enumerate() {
        let x = LEFT + 6.0 + 108.0 * i as f64;
        let name = figures::name(setup);
        dot(svg, setup, x, 44.0, &name);
        let _ = writeln!(svg, "<text x=\"{}\" y=\"48\">{name}</text>", x + 10.0);
    }
}

/// Filled with superinstructions, hollow without; a colour for each back end (they differ in lightness too).
fn dot(svg: &mut String, setup: Setup, x: f64, y: f64, title: &str) {
    let colour = match setup.backend {
        Backend::Loop => "#d55e00",
        Backend::Threaded => "#0072b2",
        Backend::Native => "#009e73",
    };
    let fill = if setup.superinstructions {
        colour
    } else {
        "white"
    };
    let _ = writeln!(
        svg,
        "<circle cx=\"{x:.1}\" cy=\"{y}\" r=\"4.5\" stroke=\"{colour}\" stroke-width=\"1.5\" fill=\"{fill}\">\
         <title>{}</title></circle>",
        escaped(title)
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
