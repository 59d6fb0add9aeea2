// The rows are halved until 16 are left: a goroutine for one half, the other at once.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"
)

var size int

func matrix(seed uint64) []float64 {
	cells := make([]float64, size*size)
	for i := range cells {
		seed = (seed*1103515245 + 12345) % 2147483648
		cells[i] = float64(seed / 65536 % 16)
	}
	return cells
}

func multiply(c, a, b []float64) {
	for row := 0; row < len(c)/size; row++ {
		own := c[row*size : (row+1)*size]
		for k := 0; k < size; k++ {
			factor := a[row*size+k]
			from := b[k*size : (k+1)*size]
			for j := range own {
				own[j] += factor * from[j]
			}
		}
	}
}

func product(c, a, b []float64) {
	if len(c) <= 16*size {
		multiply(c, a, b)
		return
	}
	half := len(c) / 2
	var wg sync.WaitGroup
	wg.Add(1)
	go func() { product(c[:half], a[:half], b); wg.Done() }()
	product(c[half:], a[half:], b)
	wg.Wait()
}

func main() {
	size, _ = strconv.Atoi(os.Args[1])
	w, _ := strconv.Atoi(os.Args[2])
	runtime.GOMAXPROCS(w)
	a, b, c := matrix(1), matrix(2), make([]float64, size*size)
	t := time.Now()
	product(c, a, b)
	s := time.Since(t).Seconds()
	sum := 0.0
	for i, v := range c {
		sum += v * float64(i%7)
	}
	fmt.Printf("answer=%d tasks=%d sec=%.6f\n", int64(sum), size*size*size, s)
}
