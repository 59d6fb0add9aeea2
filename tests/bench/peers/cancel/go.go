// Goroutines in a select on a context and a timer of an hour; the context is cancelled.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	w, _ := strconv.Atoi(os.Args[2])
	runtime.GOMAXPROCS(w)
	ctx, cancel := context.WithCancel(context.Background())
	var started, cancelled int64
	var wg sync.WaitGroup
	wg.Add(n)
	for i := 0; i < n; i++ {
		go func() {
			atomic.AddInt64(&started, 1)
			timer := time.NewTimer(time.Hour)
			select {
			case <-ctx.Done():
				timer.Stop()
				atomic.AddInt64(&cancelled, 1)
			case <-timer.C:
			}
			wg.Done()
		}()
	}
	for atomic.LoadInt64(&started) < int64(n) {
		time.Sleep(time.Millisecond)
	}
	time.Sleep(200 * time.Millisecond)
	t := time.Now()
	cancel()
	wg.Wait()
	fmt.Printf("answer=%d tasks=%d sec=%.6f\n", cancelled, n, time.Since(t).Seconds())
}
