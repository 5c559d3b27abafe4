//! What a socket has sent and received.

/// One direction.
#[derive(Default, Clone, Copy)]
pub struct Count {
    packets: u64,
    bytes: u64,
    most: u64,
    average: f64,
    /// How far packets are from the average, on the average.
    deviation: f64,
}

impl Count {
    pub fn add(&mut self, bytes: usize) {
        let length = bytes as f64;
        self.packets += 1;
        self.bytes += bytes as u64;
        self.most = self.most.max(bytes as u64);
        self.average += (length - self.average) / self.packets as f64;
        self.deviation += ((length - self.average) - self.deviation) / self.packets as f64;
    }
}

/// Both.
#[derive(Default, Clone, Copy)]
pub struct Statistics {
    pub received: Count,
    pub sent: Count,
}

impl Statistics {
    /// The answer to a request for some of them, by their codes; `None`: there is no such code.
    pub fn answer(&self, codes: &[u8], queued: usize) -> Option<Vec<u8>> {
        let mut answer = Vec::new();
        for &code in codes {
            answer.push(code);
            let (received, sent) = (&self.received, &self.sent);
            let value = match code {
                1 => received.packets,
                2 => received.most,
                3 => received.average as u64,
                4 => received.deviation.abs() as u64,
                5 => sent.packets,
                6 => sent.most,
                7 => sent.average as u64,
                8 => queued as u64,
                9 | 10 => {
                    let bytes = if code == 9 {
                        received.bytes
                    } else {
                        sent.bytes
                    };
                    answer.extend(bytes.to_be_bytes());
                    continue;
                }
                _ => return None,
            };
            answer.extend((value as u32).to_be_bytes());
        }
        Some(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        let mut statistics = Statistics::default();
        for bytes in [10, 20, 30] {
            statistics.sent.add(bytes);
        }
        let answer = statistics.answer(&[5, 6, 7, 8, 10], 9).unwrap();
        let expected = [
            &[5, 0, 0, 0, 3][..],
            &[6, 0, 0, 0, 30],
            &[7, 0, 0, 0, 20],
            &[8, 0, 0, 0, 9],
            &[10, 0, 0, 0, 0, 0, 0, 0, 60],
        ];
        assert_eq!(answer, expected.concat());
        assert_eq!(statistics.answer(&[11], 0), None);
    }
}
