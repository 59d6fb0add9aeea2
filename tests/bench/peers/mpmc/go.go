// Eight goroutines over a channel of 64 places.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	w, _ := strconv.Atoi(os.Args[2])
	runtime.GOMAXPROCS(w)
	c := make(chan int, 64)
	var sums [4]int
	var pw, cw sync.WaitGroup
	pw.Add(4)
	cw.Add(4)
	t := time.Now()
	for p := 0; p < 4; p++ {
		p := p
		go func() {
			for i := p; i < n; i += 4 {
				c <- i
			}
			pw.Done()
		}()
		go func() {
			s := 0
			for v := range c {
				s += v
			}
			sums[p] = s
			cw.Done()
		}()
	}
	pw.Wait()
	close(c)
	cw.Wait()
	fmt.Printf("answer=%d tasks=%d sec=%.6f\n", sums[0]+sums[1]+sums[2]+sums[3], n, time.Since(t).Seconds())
}
